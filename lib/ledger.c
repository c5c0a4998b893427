/* SPDX-License-Identifier: MIT */
#include "ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "digest.h"
#include "file.h"
#include "word.h"

#define NUMBER_MAX     (UINT_MAX / LEDGER_NUMBER) /* of an id */
#define FEW_SESSIONS   8   /* are found without their hash */
#define LINE_MAX_BYTES 512 /* longer is no line of ours */

const char ledger_capture[] = "capture";

static const struct str column_id = STR_INIT("column");
static const struct str promised_id = STR_INIT("promised");

struct session {
	struct str name;
	unsigned last;    /* the highest number that was given */
	unsigned written; /* the highest that a line tells */
};

struct ledger {
	struct arena *arena;
	struct arena *row;
	const char *sidecar;
	struct hash key;
	struct hash_set *keys;
	size_t size;
	struct hash_set *places; /* of sessions in the list, from 1 */
	struct {
		struct session *v;
		size_t n, cap;
	} sessions;
	size_t used;      /* the session used last; most notes have the same */
	struct str watch; /* an id; blank: none */
	struct {
		struct hash *v;
		size_t n, cap;
	} watched;
	struct out *out;
	bool there, dirty;
	bool made;        /* in this run, by ledger_begin() */
	const char *file; /* that may be promised; NULL: it has keys */
	bool promised;    /* it was; from now on it is, or not */
	size_t lines;     /* of the old sidecar */
	size_t lines_max; /* that hold, where a promise was not kept */
};

/* The folder and the file -------------------------------------------------*/

bool
ledger_is_closed(struct arena *arena, struct diag *diag, const char *path)
{
	const char *name = file_base(path);
	const char *lock = file_beside(
	    arena, path, str_c(arena, str_fmt(arena, ".~lock.%s#", name)));
	const char *owner = file_beside(
	    arena, path, str_c(arena, str_fmt(arena, "~$%s", name)));

	if (!file_exists(lock) && !file_exists(owner))
		return true;
	diag_add(diag, DIAG_FILE_OPEN_ELSEWHERE, (struct loc){ path },
	    "a spreadsheet has this file open; close it there first, so that nothing is lost");
	return false;
}

bool
ledger_lock(struct arena *arena, struct diag *diag, const char *path, int *lock)
{
	int fd = open(
	    file_beside(arena, path, "."), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*lock = fd;
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) {
		diag_add(diag, DIAG_CANNOT_WRITE, (struct loc){ path },
		    "cannot write: %s; nothing was changed", out_reason(errno));
		return false;
	}
	while (fd >= 0 && flock(fd, LOCK_EX) != 0) {
		if (errno == EINTR)
			continue;
		diag_add(diag, DIAG_CANNOT_WRITE, (struct loc){ path },
		    "cannot lock the folder of this file: %s; nothing was changed",
		    strerror(errno));
		return false;
	}
	return true;
}

void
ledger_unlock(int lock)
{
	if (lock >= 0)
		(void)close(lock);
}

const char *
ledger_sidecar(struct arena *arena, const char *path)
{
	return file_beside(arena, path,
	    str_c(arena, str_fmt(arena, ".%s.imported", file_base(path))));
}

/* The ledger itself -------------------------------------------------------*/

struct ledger *
ledger_new(struct arena *arena, const char *sidecar)
{
	struct ledger *ledger = ARENA_NEW(arena, struct ledger);

	ledger->arena = arena;
	ledger->row = arena_new();
	ledger->sidecar = sidecar;
	ledger->lines_max = SIZE_MAX;
	ledger->key = hash_new_key();
	ledger->keys = hash_set_new();
	ledger->places = hash_set_new();
	if (sidecar) {
		ledger->out = out_new(arena, sidecar);
		out_private(ledger->out);
	}
	return ledger;
}

void
ledger_free(struct ledger *ledger)
{
	if (ledger->out)
		out_discard(ledger->out);
	hash_set_free(ledger->places);
	hash_set_free(ledger->keys);
	arena_free(ledger->row);
}

const struct hash *
ledger_key(const struct ledger *ledger)
{
	return &ledger->key;
}

size_t
ledger_size(const struct ledger *ledger)
{
	return ledger->size;
}

unsigned *
ledger_at(struct ledger *ledger, const struct hash *key)
{
	return hash_set_at(ledger->keys, key);
}

void
ledger_soon(const struct ledger *ledger, const struct hash *key)
{
	hash_set_soon(ledger->keys, key);
}

void
ledger_open_capture(struct ledger *ledger, size_t n)
{
	hash_set_unsee(ledger->keys);
	hash_set_expect(ledger->keys, n);
}

unsigned
ledger_see(struct ledger *ledger, const struct hash *key)
{
	return ++hash_set_counts(ledger->keys, key)->seen;
}

void
ledger_watch(struct ledger *ledger, struct str id)
{
	ledger->watch = id;
}

bool
ledger_watched(const struct ledger *ledger, size_t i, struct hash *key)
{
	if (i < ledger->watched.n)
		*key = ledger->watched.v[i];
	return i < ledger->watched.n;
}

/* s1 and s2 do not: most names are told apart by their ends. */
static bool
ends_alike(struct str a, struct str b)
{
	return a.n == b.n &&
	       (!a.n || ((a.s[a.n - 1] ^ b.s[b.n - 1]) & ~0x20) == 0);
}

static struct session *
session_of(struct ledger *ledger, struct str name)
{
	struct str same;
	struct hash hash;
	unsigned *place;

	for (size_t i = 0; i < ledger->sessions.n && i < FEW_SESSIONS; i++) {
		struct session *session = &ledger->sessions.v[i];

		if (ends_alike(session->name, name) &&
		    str_eq_case(session->name, name))
			return session;
	}
	if (ledger->used < ledger->sessions.n &&
	    str_eq_case(ledger->sessions.v[ledger->used].name, name))
		return &ledger->sessions.v[ledger->used];
	arena_reset(ledger->row);
	same = str_lower(ledger->row, name); /* no n-001 beside N-001 */
	hash = hash_of(&ledger->key, &same, 1);
	place = hash_set_at(ledger->places, &hash);
	if (!*place) {
		ARENA_PUSH(ledger->arena, &ledger->sessions)->name =
		    str_dup(ledger->arena, name);
		*place = (unsigned)ledger->sessions.n;
	}
	ledger->used = *place - 1;
	return &ledger->sessions.v[ledger->used];
}

unsigned
ledger_next(struct ledger *ledger, struct str session)
{
	return ++session_of(ledger, session)->last;
}

unsigned
ledger_number(struct str id, struct str *session)
{
	size_t digits = id.n;
	unsigned n = 0;

	while (digits && id.s[digits - 1] >= '0' && id.s[digits - 1] <= '9')
		digits--;
	if (digits < 2 || digits == id.n || id.s[digits - 1] != '-')
		return 0;
	*session = str_head(id, digits - 1);
	for (size_t i = digits; i < id.n; i++) {
		if (n > (NUMBER_MAX - 9) / 10)
			return 0;
		n = n * 10 + (unsigned)(id.s[i] - '0');
	}
	return n;
}

/* Remembers the number of an id; told: a line of the sidecar says so. */
static void
take(struct ledger *ledger, struct str name, unsigned n, bool told)
{
	struct session *session = session_of(ledger, name);

	if (n > session->last)
		session->last = n;
	if (told && n > session->written)
		session->written = n;
}

void
ledger_taken(struct ledger *ledger, struct str id, struct str session)
{
	struct str name;
	unsigned n = ledger_number(id, &name);

	/* What people type before a dash of their own is no session. */
	if (n && str_eq_case(name, session))
		take(ledger, name, n, false);
}

/* A word behind a blank. */
static char *
put_word(char *to, struct str word)
{
	*to++ = ' ';
	memcpy(to, word.s, word.n);
	return to + word.n;
}

static void
add_line(struct ledger *ledger, struct str key, struct str id, unsigned consent)
{
	struct str word = consent == LEDGER_CONSENT
			      ? STR("?")
			      : word_of(outcome_consent_words, (int)consent);
	char *to = out_room(ledger->out, key.n + id.n + word.n + 3);

	ledger->dirty = true;
	memcpy(to, key.s, key.n);
	to += key.n;
	if (id.n)
		to = put_word(to, id);
	if (id.n && consent)
		to = put_word(to, word);
	*to++ = '\n';
	out_taken(ledger->out, to);
}

void
ledger_add(struct ledger *ledger, const struct hash *key, struct str id,
    unsigned consent)
{
	char digits[HASH_DIGITS];
	struct str name;
	unsigned n;

	if (!ledger->out)
		return;
	n = ledger_number(id, &name);
	if (n)
		take(ledger, name, n, true);
	if (key)
		hash_digits(key, digits);
	add_line(ledger, key ? (struct str){ digits, HASH_DIGITS } : STR("-"),
	    id, consent);
}

/* "s1", '-', 4, three digits at least: "s1-004". */
static char *
put_id(char *to, struct str session, unsigned n)
{
	memcpy(to, session.s, session.n);
	to += session.n;
	*to++ = '-';
	return str_put_number(to, n, 3);
}

struct str
ledger_id(struct arena *arena, struct str session, unsigned n)
{
	char *text = ARENA_ARRAY(arena, char, session.n + 1 + STR_DIGITS);

	return (struct str){ text, (size_t)(put_id(text, session, n) - text) };
}

void
ledger_enter(struct ledger *ledger, const struct hash *key, struct str session,
    unsigned consent, struct ledger_entry *entry)
{
	struct session *of = session_of(ledger, session);
	size_t room = HASH_DIGITS + session.n + STR_DIGITS + 16;
	char *line, *to;

	if (ledger->out) {
		line = out_room(ledger->out, room);
	} else {
		arena_reset(ledger->row);
		line = ARENA_ARRAY(ledger->row, char, room);
	}
	hash_digits(key, line);
	entry->n = ++of->last;
	entry->key = (struct str){ line, ledger->out ? HASH_DIGITS : 0 };
	entry->id.s = to = line + HASH_DIGITS + 1;
	to[-1] = ' ';
	to = put_id(to, session, entry->n);
	entry->id.n = (size_t)(to - entry->id.s);
	if (!ledger->out)
		return;
	if (consent)
		to = put_word(to, word_of(outcome_consent_words, (int)consent));
	*to++ = '\n';
	out_taken(ledger->out, to);
	ledger->dirty = true;
	of->written = entry->n;
}

static struct hash
column_key(const struct ledger *ledger, struct str name)
{
	const struct str parts[] = { name, column_id };

	return hash_of(&ledger->key, parts, COUNTOF(parts));
}

bool
ledger_has_column(const struct ledger *ledger, struct str name)
{
	struct hash key = column_key(ledger, name);

	return (hash_set_get(ledger->keys, &key) & LEDGER_KNOWN) != 0;
}

void
ledger_add_column(struct ledger *ledger, struct str name)
{
	struct hash key = column_key(ledger, name);

	if (!ledger_has_column(ledger, name))
		ledger_add(ledger, &key, column_id, 0);
}

/* Reading -----------------------------------------------------------------*/

static bool
read_consent(struct str word, unsigned *consent)
{
	int found = word_find(outcome_consent_words, word);

	if (str_eq(word, STR("?")))
		*consent = LEDGER_CONSENT;
	else
		*consent = (unsigned)found;
	return !word.n || *consent;
}

/* The hash of what goes to a file, or stands in it. */
static struct hash
hash_of_out(const struct ledger *ledger, struct out *out)
{
	struct digest digest = { .key = ledger->key };

	out_replay(out, digest_add, &digest, out);
	return digest_end(&digest);
}

static bool
is_hash_of_file(struct ledger *ledger, const struct hash *hash)
{
	struct digest digest = { .key = ledger->key };
	/* Whoever adds to the file reads it, too, and tells what is wrong. */
	struct diag *unheard = diag_new(ledger->arena, "");
	struct file_stream *stream =
	    file_exists(ledger->file)
		? file_open(ledger->arena, unheard, ledger->file)
		: NULL;
	struct hash found;
	struct str bytes;

	if (!stream)
		return false;
	while ((bytes = file_next(stream)).n)
		digest_add(&digest, bytes);
	file_close(stream);
	found = digest_end(&digest);
	return memcmp(found.b, hash->b, HASH_BYTES) == 0;
}

/* The second line, if it is a promise: how much of what follows holds. */
static bool
read_promise(struct ledger *ledger, struct str line)
{
	struct str rest, word = str_cut(line, ' ', &rest);
	struct str id = str_cut(rest, ' ', &rest);
	struct hash hash;
	int lines;

	if (!str_eq(id, promised_id) || !ledger->file ||
	    !hash_read(word, &hash) || !str_number(rest, &lines))
		return false;
	ledger->promised = true;
	if (!is_hash_of_file(ledger, &hash))
		ledger->lines_max = (size_t)lines;
	return true;
}

/* A line behind the first.  False if it is none of ours. */
static bool
read_line(struct ledger *ledger, struct str line, bool afresh)
{
	struct str rest, name, word = str_cut(line, ' ', &rest);
	struct str id = str_cut(rest, ' ', &rest);
	unsigned consent, n = ledger_number(id, &name), *known;
	bool capture = n && str_eq(name, str_from(ledger_capture));
	struct hash key;

	if (!ledger->lines && read_promise(ledger, line))
		return true;
	if (ledger->lines++ >= ledger->lines_max)
		return true;
	if (!read_consent(rest, &consent))
		return false;
	if (n && (!afresh || capture))
		take(ledger, name, n, true);
	if (str_eq(word, STR("-")))
		return n > 0;
	if (!hash_read(word, &key))
		return false;
	if (str_eq(id, column_id)) {
		if (afresh)
			return true;
		*ledger_at(ledger, &key) = LEDGER_KNOWN;
		add_line(ledger, word, id, 0);
		return true;
	}
	if (ledger->watch.n && str_eq_case(id, ledger->watch))
		*ARENA_PUSH(ledger->arena, &ledger->watched) = key;
	if (afresh && !capture && consent != OUTCOME_WITHDRAWN)
		return true;
	known = ledger_at(ledger, &key);
	if (!n)
		n = *known / LEDGER_NUMBER;
	if (!afresh || capture)
		*known = n * LEDGER_NUMBER + (LEDGER_KNOWN | consent);
	else
		*known = consent;
	/* A new sidecar begins with what stays of the old one. */
	add_line(ledger, word, afresh && !capture ? STR("-") : id, consent);
	ledger->size++;
	return true;
}

/* The first line; what is added later stands behind it. */
static void
write_key(struct ledger *ledger)
{
	if (!ledger->out)
		return;
	out_bytes(ledger->out, hash_text(ledger->arena, &ledger->key));
	out_char(ledger->out, '\n');
}

static bool
read_key(struct ledger *ledger, struct str line)
{
	bool fine = hash_read(line, &ledger->key);

	write_key(ledger);
	return fine;
}

/* Reads the lines of a stream; *line counts them.  False at the first that is
 * none of ours. */
static bool
read_lines(struct ledger *ledger, struct file_stream *stream, bool afresh,
    size_t *line)
{
	char kept[LINE_MAX_BYTES];
	size_t n_kept = 0;
	struct str bytes;

	while ((bytes = file_next(stream)).n) {
		while (bytes.n) {
			size_t n = str_find(bytes, STR("\n"));
			bool whole = n < bytes.n;
			struct str text;

			if (n_kept + n > sizeof(kept))
				return false;
			memcpy(kept + n_kept, bytes.s, n);
			n_kept += n;
			bytes = str_from_byte(bytes, n + whole);
			if (!whole)
				continue;
			text = str_trim((struct str){ kept, n_kept });
			n_kept = 0;
			if (++*line == 1 ? !read_key(ledger, text)
					 : !read_line(ledger, text, afresh))
				return false;
		}
	}
	*line += n_kept > 0;
	return !n_kept && *line;
}

void
ledger_file(struct ledger *ledger, const char *file)
{
	ledger->file = file;
}

bool
ledger_load(struct ledger *ledger, struct diag *diag, bool afresh, bool *there)
{
	struct file_stream *stream;
	size_t line = 0;
	bool fine;

	*there = ledger->there =
	    ledger->sidecar && file_exists(ledger->sidecar);
	if (!*there) {
		write_key(ledger);
		return true;
	}
	stream = file_open(ledger->arena, diag, ledger->sidecar);
	if (!stream)
		return false;
	fine = read_lines(ledger, stream, afresh, &line);
	file_close(stream);
	ledger->dirty = afresh || ledger->promised;
	if (!line)
		write_key(ledger);
	if (file_failed(stream))
		return false;
	if (fine || afresh)
		return true;
	diag_add(diag, DIAG_LEDGER_DAMAGED,
	    (struct loc){ ledger->sidecar, line ? (int)line : 1 },
	    "this file is damaged, so import cannot know which notes were here before");
	diag_note(diag, (struct loc){ NULL },
	    "take it back from a copy, or import into a new file with -o");
	return false;
}

/* Writing -----------------------------------------------------------------*/

bool
ledger_begin(struct ledger *ledger, struct diag *diag)
{
	struct out *out;

	if (ledger->there)
		return true;
	out = out_new(ledger->arena, ledger->sidecar);
	out_private(out);
	out_bytes(out, hash_text(ledger->arena, &ledger->key));
	out_char(out, '\n');
	ledger->there = ledger->made = out_commit(out, diag);
	return ledger->there;
}

/* Lines on their way behind a promise, which comes behind the first of them. */
struct lines {
	struct out *out;
	struct str promise;
};

static void
copy_lines(void *context, struct str bytes)
{
	struct lines *lines = context;
	size_t n = lines->promise.n ? str_find(bytes, STR("\n")) + 1 : 0;

	out_bytes(lines->out, str_head(bytes, n));
	out_bytes(lines->out, lines->promise);
	out_bytes(lines->out, str_from_byte(bytes, n));
	lines->promise = STR("");
}

bool
ledger_promise(struct ledger *ledger, struct diag *diag, struct out *out)
{
	struct hash hash = hash_of_out(ledger, out);
	size_t hold = ledger->lines;
	struct lines lines;

	if (ledger->lines_max < hold)
		hold = ledger->lines_max;
	lines.out = out_new(ledger->arena, ledger->sidecar);
	lines.promise = str_fmt(ledger->arena, "%.*s %.*s %zu\n",
	    STR_ARG(hash_text(ledger->arena, &hash)), STR_ARG(promised_id),
	    hold);
	out_private(lines.out);
	out_replay(ledger->out, copy_lines, &lines, lines.out);
	ledger->made = !ledger->there;
	ledger->there = out_commit(lines.out, diag);
	return ledger->there;
}

void
ledger_undo(struct ledger *ledger)
{
	if (ledger->made)
		(void)unlink(ledger->sidecar);
}

/* The highest number of each session, where no line tells it. */
static void
add_numbers(struct ledger *ledger)
{
	for (size_t i = 0; i < ledger->sessions.n; i++) {
		struct session *session = &ledger->sessions.v[i];

		if (session->last <= session->written)
			continue;
		add_line(ledger, STR("-"),
		    str_fmt(ledger->arena, "%.*s-%03u", STR_ARG(session->name),
			session->last),
		    0);
		session->written = session->last;
	}
}

bool
ledger_commit(struct ledger *ledger, struct diag *diag)
{
	struct out *out = ledger->out;

	if (out)
		add_numbers(ledger);
	if (!out || !ledger->dirty)
		return true;
	ledger->out = NULL;
	return out_commit(out, diag);
}
