/* SPDX-License-Identifier: MIT */
#include "receipt_json.h"

#include "json.h"
#include "word.h"

static void
member(struct out *out, const char *name, size_t n)
{
	out_fmt(out, ",\"%s\":%zu", name, n);
}

static void
text_member(struct out *out, const char *name, struct str text)
{
	out_fmt(out, ",\"%s\":", name);
	json_text_or_null(out, text);
}

static void
truth(struct out *out, const char *name, bool is)
{
	out_fmt(out, ",\"%s\":%s", name, is ? "true" : "false");
}

static void
write_files(struct arena *arena, const struct receipt *receipt, struct out *out)
{
	OUT_LIT(out, ",\"files\":[");
	for (size_t i = 0; i < receipt->files.n; i++) {
		const struct notes_file *file = &receipt->files.v[i];
		const struct encoding *encoding = file->dialect.encoding;

		out_bytes(out, i ? STR(",{\"name\":") : STR("{\"name\":"));
		json_text(
		    out, receipt_shown(arena, receipt, str_from(file->name)));
		text_member(out, "encoding",
		    str_from(encoding ? encoding->name : NULL));
		truth(out, "bom", encoding && encoding->mark);
		text_member(out, "delimiter",
		    (struct str){ &file->dialect.delimiter,
			file->dialect.delimiter != '\0' });
		text_member(out, "shape",
		    word_of(profile_shape_words, (int)file->found.shape));
		text_member(out, "profile",
		    file->found.profile ? file->found.profile->id : STR(""));
		member(out, "records", file->rows);
		member(out, "merged", file->merged);
		member(out, "not_a_note", file->not_notes);
		member(out, "blank", file->blanks);
		member(out, "problem", file->problems);
		OUT_LIT(out, "}");
	}
	OUT_LIT(out, "]");
}

/* Each once, in the order they were met. */
static void
write_unknown(
    struct arena *arena, const struct receipt *receipt, struct out *out)
{
	struct {
		struct str *v;
		size_t n, cap;
	} seen = { 0 };

	OUT_LIT(out, ",\"unknown_columns\":[");
	for (size_t i = 0; i < receipt->files.n; i++) {
		const struct notes_file *file = &receipt->files.v[i];

		for (size_t j = 0; j < file->found.n_headers; j++) {
			struct str header = file->found.header[j];
			size_t k = 0;

			if (!receipt_is_unknown(arena, receipt, file, j))
				continue;
			while (k < seen.n && !str_eq(seen.v[k], header))
				k++;
			if (k < seen.n)
				continue;
			if (seen.n)
				OUT_LIT(out, ",");
			*ARENA_PUSH(arena, &seen) = header;
			json_text(out, receipt_shown(arena, receipt, header));
		}
	}
	OUT_LIT(out, "]");
}

static void
write_changes(
    struct arena *arena, const struct receipt *receipt, struct out *out)
{
	OUT_LIT(out, ",\"changed\":[");
	for (size_t i = 0; i < receipt->changes.n; i++) {
		const struct receipt_change *change = &receipt->changes.v[i];

		out_fmt(out, "%s{\"%s\":", i ? "," : "",
		    receipt->reflections ? "answer" : "note");
		json_text(out, receipt_shown(arena, receipt, change->id));
		text_member(out, "from",
		    word_of(outcome_consent_words, (int)change->from));
		text_member(
		    out, "to", word_of(outcome_consent_words, (int)change->to));
		truth(out, "wiped", change->wiped);
		text_member(out, "source",
		    receipt_shown(arena, receipt, change->source));
		text_member(out, "picture",
		    receipt_shown(arena, receipt, change->picture));
		OUT_LIT(out, "}");
	}
	OUT_LIT(out, "]");
	member(out, "changes", receipt->n_changes);
	OUT_LIT(out, ",\"look_alike\":[");
	for (size_t i = 0; i < receipt->pairs.n; i++) {
		out_bytes(out, i ? STR(",[") : STR("["));
		json_text(out, receipt->pairs.v[i].one);
		OUT_LIT(out, ",");
		json_text(out, receipt->pairs.v[i].other);
		OUT_LIT(out, "]");
	}
	OUT_LIT(out, "]");
	member(out, "look_alikes", receipt->n_pairs);
}

void
receipt_json_write(struct arena *arena, const struct receipt *receipt,
    enum diag_status status, struct out *out)
{
	struct receipt_sums sums = receipt_add_up(receipt);

	out_fmt(out, "{\"status\":%d", (int)status);
	member(out, "records", sums.rows);
	member(out, "new", receipt->fresh);
	member(out, "repeat", receipt->repeats);
	member(out, "merged", sums.merged);
	member(out, "not_a_note", sums.not_notes);
	member(out, "blank", sums.blanks);
	member(out, "problem", sums.problems);
	write_files(arena, receipt, out);
	member(out, "redacted", receipt->hidden);
	write_unknown(arena, receipt, out);
	member(out, "consent_not_read", receipt->consent_unread);
	member(out, "no_consent_mark", receipt->unmarked);
	member(out, "withdrawn", receipt->wiped);
	member(out, "check", receipt->looked);
	member(out, "safety", receipt->safety);
	member(out, "again", receipt->again);
	write_changes(arena, receipt, out);
	truth(out, "unchanged", receipt->unchanged);
	truth(out, "dry_run", receipt->dry_run);
	text_member(out, receipt->reflections ? "reflections" : "notes",
	    cell_readable(arena, str_from(receipt->notes)));
	text_member(
	    out, "problems", cell_readable(arena, str_from(receipt->problems)));
	OUT_LIT(out, "}\n");
}
