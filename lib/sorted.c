/* SPDX-License-Identifier: MIT */
#include "sorted.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "out.h"

#define MEMORY_MAX ((size_t)8 * 1024 * 1024)
#define READ_BYTES ((size_t)32 * 1024) /* at a time */

/* A record stands behind its length. */
#define HEAD sizeof(size_t)

/* Part of a file that is read from its beginning to its end. */
struct part {
	int fd;
	off_t at, end;
	char *v; /* what was read of it and is not given yet: */
	size_t from, n, cap;
	struct str record; /* the next one, s NULL at the end */
};

struct chunk {
	off_t at, end;
};

struct sorted {
	struct arena *arena;
	size_t most; /* bytes in memory */
	/* Records in memory, and where each of them stands. */
	char *v;
	size_t n, cap;
	struct {
		size_t *v;
		size_t n, cap;
	} at;
	FILE *file; /* what memory did not hold; NULL: all is there */
	off_t written;
	struct {
		struct chunk *v;
		size_t n, cap;
	} chunks;          /* of file: each was all of the memory */
	struct part whole; /* of file, when it is sorted */
	size_t next;       /* in memory: the record to give */
	int error;         /* the first errno */
};

struct sorted *
sorted_new(struct arena *arena)
{
	struct sorted *sorted = ARENA_NEW(arena, struct sorted);

	sorted->arena = arena;
	sorted->most = MEMORY_MAX;
	return sorted;
}

void
sorted_sip(struct sorted *sorted, size_t n)
{
	sorted->most = n;
}

bool
sorted_fine(const struct sorted *sorted, struct diag *diag)
{
	if (sorted->error)
		diag_add(diag, DIAG_CANNOT_WRITE,
		    (struct loc){ "a temporary file" },
		    "cannot be used: %s; nothing was changed",
		    out_reason(sorted->error));
	return !sorted->error;
}

void
sorted_close(struct sorted *sorted)
{
	if (sorted->file)
		(void)fclose(sorted->file);
	sorted->file = NULL;
	sorted->n = sorted->at.n = sorted->next = 0;
}

static void
fail(struct sorted *sorted)
{
	if (!sorted->error)
		sorted->error = errno ? errno : EIO;
}

/* Files --------------------------------------------------------------------- */

/* A new file without a name, that only this program can read. */
static FILE *
new_file(struct sorted *sorted)
{
	FILE *file = tmpfile();

	if (!file)
		fail(sorted);
	return file;
}

static void
write_record(struct sorted *sorted, FILE *file, struct str record)
{
	size_t n = record.n;

	if (sorted->error)
		return;
	if (fwrite(&n, 1, HEAD, file) != HEAD ||
	    fwrite(record.s, 1, n, file) != n)
		fail(sorted);
	sorted->written += (off_t)(HEAD + n);
}

/* So that what is written can be read by its number. */
static void
flush(struct sorted *sorted, FILE *file)
{
	if (!sorted->error && fflush(file) != 0)
		fail(sorted);
}

static struct part
open_part(FILE *file, struct chunk chunk)
{
	return (struct part){
		.fd = fileno(file), .at = chunk.at, .end = chunk.end
	};
}

/* Sees to it that n bytes of what is to be given are in memory. */
static bool
fill(struct sorted *sorted, struct part *part, size_t n)
{
	if (part->n - part->from >= n)
		return true;
	part->n -= part->from;
	if (part->n)
		memmove(part->v, part->v + part->from, part->n);
	part->from = 0;
	part->v = arena_grow(sorted->arena, part->v, &part->cap,
	    n > READ_BYTES ? n : READ_BYTES, 1);
	while (part->n < n) {
		size_t want = part->cap - part->n;
		ssize_t got;

		if ((off_t)want > part->end - part->at)
			want = (size_t)(part->end - part->at);
		errno = 0;
		got = pread(part->fd, part->v + part->n, want, part->at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			fail(sorted);
			return false;
		}
		part->n += (size_t)got;
		part->at += got;
	}
	return true;
}

/* How many bytes of a part are not given yet. */
static off_t
left(const struct part *part)
{
	return part->end - part->at + (off_t)(part->n - part->from);
}

static bool
read_record(struct sorted *sorted, struct part *part)
{
	size_t n;

	part->record = (struct str){ NULL, 0 };
	if (sorted->error || left(part) == 0 || !fill(sorted, part, HEAD))
		return false;
	memcpy(&n, part->v + part->from, HEAD);
	if (!fill(sorted, part, HEAD + n))
		return false;
	part->record = (struct str){ part->v + part->from + HEAD, n };
	part->from += HEAD + n;
	return true;
}

/* Memory -------------------------------------------------------------------- */

static struct str
in_memory(const struct sorted *sorted, size_t at)
{
	size_t n;

	memcpy(&n, sorted->v + at, HEAD);
	return (struct str){ sorted->v + at + HEAD, n };
}

static void
hold(struct sorted *sorted, struct str record)
{
	size_t n = record.n, need = sorted->n + HEAD + n;

	sorted->v = arena_grow(sorted->arena, sorted->v, &sorted->cap,
	    need > sorted->most / 8 && need < sorted->most ? sorted->most
							   : need,
	    1);
	memcpy(sorted->v + sorted->n, &n, HEAD);
	if (n)
		memcpy(sorted->v + sorted->n + HEAD, record.s, n);
	*ARENA_PUSH(sorted->arena, &sorted->at) = sorted->n;
	sorted->n += HEAD + n;
}

/* What is in memory goes on in the file. */
static void
pour(struct sorted *sorted, FILE *file)
{
	struct chunk *chunk = ARENA_PUSH(sorted->arena, &sorted->chunks);

	chunk->at = sorted->written;
	for (size_t i = 0; i < sorted->at.n; i++)
		write_record(sorted, file, in_memory(sorted, sorted->at.v[i]));
	chunk->end = sorted->written;
	sorted->n = sorted->at.n = 0;
}

void
sorted_add(struct sorted *sorted, struct str record)
{
	if (sorted->at.n && sorted->n + HEAD + record.n > sorted->most) {
		if (!sorted->file)
			sorted->file = new_file(sorted);
		pour(sorted, sorted->file);
	}
	if (!sorted->error)
		hold(sorted, record);
}

/* Sorting ------------------------------------------------------------------- */

struct order {
	sorted_fn *fn;
	const void *context;
};

/* Two runs in memory that follow each other, from a to b and from b to c. */
struct runs {
	size_t a, b, c;
};

static void
merge(const struct sorted *sorted, const struct order *order,
    const size_t *from, size_t *to, struct runs runs)
{
	size_t first = runs.a, second = runs.b;

	for (size_t i = runs.a; i < runs.c; i++) {
		bool take = second == runs.c ||
			    (first < runs.b &&
				order->fn(order->context,
				    in_memory(sorted, from[first]),
				    in_memory(sorted, from[second])) <= 0);

		to[i] = take ? from[first++] : from[second++];
	}
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Puts what is in memory in order. */
static void
sort_memory(struct sorted *sorted, const struct order *order)
{
	struct arena *arena = arena_new();
	size_t n = sorted->at.n, *from = sorted->at.v;
	size_t *to = ARENA_ARRAY(arena, size_t, n);

	for (size_t width = 1; width < n; width *= 2) {
		size_t *other = from;

		for (size_t a = 0; a < n; a += 2 * width) {
			size_t b = smaller(a + width, n);
			struct runs runs = { a, b, smaller(b + width, n) };

			merge(sorted, order, from, to, runs);
		}
		from = to;
		to = other;
	}
	if (n && from != sorted->at.v)
		memcpy(sorted->at.v, from, n * sizeof(*from));
	arena_free(arena);
}

/* Each chunk of the file is put in order in memory, and written to another. */
static FILE *
sort_chunks(struct sorted *sorted, const struct order *order)
{
	FILE *file = new_file(sorted);
	size_t n = sorted->chunks.n;

	flush(sorted, sorted->file);
	sorted->written = 0;
	for (size_t i = 0; i < n && !sorted->error; i++) {
		struct part part = open_part(sorted->file, sorted->chunks.v[i]);

		while (read_record(sorted, &part))
			hold(sorted, part.record);
		sort_memory(sorted, order);
		pour(sorted, file);
		/* That made a new chunk, which stands for this one. */
		sorted->chunks.v[i] = sorted->chunks.v[n];
		sorted->chunks.n = n;
	}
	return file;
}

/* The parts are a heap: the one whose record comes first is on top.  Of the
 * same records that of the earlier part comes first. */
static bool
is_before(const struct order *order, const struct part *a, const struct part *b)
{
	int c;

	if (!a->record.s || !b->record.s)
		return a->record.s != NULL;
	c = order->fn(order->context, a->record, b->record);
	return c ? c < 0 : a->at < b->at;
}

static void
sift_down(const struct order *order, struct part *part, size_t n, size_t i)
{
	for (size_t first = i;; i = first) {
		for (size_t below = 2 * i + 1; below <= 2 * i + 2 && below < n;
		     below++)
			if (is_before(order, &part[below], &part[first]))
				first = below;
		if (first == i)
			return;
		struct part up = part[first];
		part[first] = part[i];
		part[i] = up;
	}
}

static void
merge_chunks(struct sorted *sorted, const struct order *order, FILE *from)
{
	size_t n = sorted->chunks.n;
	struct part *part = ARENA_ARRAY(sorted->arena, struct part, n);
	FILE *to = new_file(sorted);

	flush(sorted, from);
	sorted->written = 0;
	for (size_t i = 0; i < n; i++) {
		part[i] = open_part(from, sorted->chunks.v[i]);
		(void)read_record(sorted, &part[i]);
	}
	for (size_t i = n; i-- > 0;)
		sift_down(order, part, n, i);
	while (!sorted->error && part[0].record.s) {
		write_record(sorted, to, part[0].record);
		(void)read_record(sorted, &part[0]);
		sift_down(order, part, n, 0);
	}
	flush(sorted, to);
	sorted->file = to;
}

void
sorted_sort(struct sorted *sorted, sorted_fn *fn, const void *context)
{
	const struct order order = { fn, context };
	FILE *unsorted = sorted->file, *parts;

	if (!unsorted) {
		sort_memory(sorted, &order);
		sorted_seek(sorted, 0);
		return;
	}
	pour(sorted, unsorted);
	parts = sort_chunks(sorted, &order);
	(void)fclose(unsorted);
	sorted->file = NULL;
	if (!sorted->error)
		merge_chunks(sorted, &order, parts);
	if (parts)
		(void)fclose(parts);
	sorted_seek(sorted, 0);
}

void
sorted_leave(struct sorted *sorted)
{
	if (sorted->file) {
		pour(sorted, sorted->file);
		flush(sorted, sorted->file);
	}
	sorted_seek(sorted, 0);
}

/* Reading ------------------------------------------------------------------- */

void
sorted_seek(struct sorted *sorted, size_t place)
{
	struct part *whole = &sorted->whole;

	sorted->next = place;
	if (!sorted->file)
		return;
	whole->fd = fileno(sorted->file);
	whole->at = (off_t)place;
	whole->end = sorted->written;
	whole->from = whole->n = 0;
}

size_t
sorted_place(const struct sorted *sorted)
{
	return sorted->file ? (size_t)(sorted->written - left(&sorted->whole))
			    : sorted->next;
}

bool
sorted_next(struct sorted *sorted, struct str *record)
{
	if (sorted->error)
		return false;
	if (sorted->file) {
		bool any = read_record(sorted, &sorted->whole);

		*record = sorted->whole.record;
		return any;
	}
	if (sorted->next == sorted->at.n)
		return false;
	*record = in_memory(sorted, sorted->at.v[sorted->next++]);
	return true;
}
