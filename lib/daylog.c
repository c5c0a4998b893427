/* SPDX-License-Identifier: MIT */
#include "daylog.h"

#include "cell.h"

enum column { SESSION, STEP, EVENT, DATE, TIME, MINUTES, COLUMNS };

static const char *const columns[] = { "session", "step", "event", "date",
	"time", "minutes" };

static const char *const events[] = { "began", "ended", "left out", "minutes",
	"back", NULL };

static const struct csv_style style = { .delimiter = ',' };

struct str
daylog_head(struct arena *arena)
{
	struct out *out = out_memory(arena);

	for (int c = 0; c < COLUMNS; c++)
		csv_field(out, &style, str_from(columns[c]), c == 0);
	csv_end(out, &style);
	return out_text(out);
}

struct str
daylog_row(struct arena *arena, const struct daylog_event *event)
{
	struct out *out = out_memory(arena);

	csv_field(out, &style, event->session, true);
	csv_field(out, &style, event->step, false);
	csv_field(out, &style, str_from(events[event->what]), false);
	csv_field(out, &style, when_iso(arena, event->date), false);
	csv_field(out, &style, when_clock(arena, event->time), false);
	csv_field(out, &style,
	    event->what == DAYLOG_MINUTES ? str_fmt(arena, "%d", event->minutes)
					  : STR(""),
	    false);
	csv_end(out, &style);
	return out_text(out);
}

/* Reading. ------------------------------------------------------------------ */

struct reader {
	struct arena *arena;
	struct diag *diag;
	const char *name;
	struct daylog *log;
	bool headed;
};

static bool
read_row(struct reader *reader, const struct str cell[COLUMNS])
{
	struct daylog_event event = { 0 };
	int what = cell_word(cell[EVENT], events);

	if (what < 0 || when_read_date(cell[DATE], &event.date) != WHEN_OK ||
	    !when_read_time(cell[TIME], &event.time) || cell[SESSION].n == 0)
		return false;
	event.what = (enum daylog_what)what;
	if (event.what == DAYLOG_MINUTES &&
	    !str_number(cell[MINUTES], &event.minutes))
		return false;
	event.session = str_dup(reader->arena, cell[SESSION]);
	event.step = str_dup(reader->arena, cell[STEP]);
	*ARENA_PUSH(reader->arena, reader->log) = event;
	return true;
}

static bool
on_record(void *context, const struct csv_record *record)
{
	struct reader *reader = context;
	struct str cell[COLUMNS] = { 0 };

	if (record->blank)
		return true;
	for (size_t i = 0; i < COLUMNS && i < record->n; i++)
		cell[i] = cell_trim(record->field[i]);
	if (!reader->headed) {
		reader->headed = true;
		if (str_eq_case(cell[EVENT], STR("event")))
			return true;
	}
	if (!read_row(reader, cell))
		diag_add(reader->diag, DIAG_LOG_ROW,
		    (struct loc){ reader->name, (int)record->line, 0, 0 },
		    "this row of the log is not read; it takes a session, a "
		    "step, what happened (began, ended), a date and a time");
	return true;
}

bool
daylog_read(struct arena *arena, struct diag *diag, const char *path,
    struct daylog *log)
{
	struct reader reader = { arena, diag, file_label(path), log, false };
	struct file_stream *stream = file_open(arena, diag, path);
	bool fine;

	if (!stream)
		return false;
	fine = csv_read(stream, diag, style.delimiter, on_record, &reader);
	file_close(stream);
	return fine && !file_failed(stream);
}

/* What it means. ------------------------------------------------------------ */

void
daylog_apply(struct daylog_step *step, size_t n, size_t i,
    const struct daylog_event *event, long *at)
{
	switch (event->what) {
	case DAYLOG_BEGAN:
		if (step[i].began < 0)
			step[i].began = event->time;
		step[i].ended = -1;
		step[i].out = false;
		*at = (long)i;
		break;
	case DAYLOG_ENDED:
		step[i].ended = event->time;
		if (i + 1 == n)
			*at = (long)n;
		break;
	case DAYLOG_OUT:
		step[i].out = true;
		break;
	case DAYLOG_MINUTES:
		step[i].minutes = event->minutes;
		break;
	case DAYLOG_BACK:
		step[i].began = -1;
		step[i].ended = -1;
		break;
	case DAYLOG_EVENTS:
		break;
	}
}

static bool
is_of(const struct daylog_event *event, const struct plan_session *session,
    struct when_date date)
{
	return str_eq_case(event->session, session->id) &&
	       when_cmp(event->date, date) == 0;
}

struct daylog_step *
daylog_steps(struct arena *arena, const struct daylog *log,
    const struct plan_session *session, struct when_date date, long *at)
{
	size_t n = session->steps.n;
	struct daylog_step *steps = ARENA_ARRAY(arena, struct daylog_step, n);

	*at = -1;
	for (size_t i = 0; i < n; i++)
		steps[i] = (struct daylog_step){ -1, -1, -1, false };
	for (size_t i = 0; date.year == 0 && i < log->n; i++)
		if (str_eq_case(log->v[log->n - 1 - i].session, session->id))
			date = log->v[log->n - 1 - i].date;
	for (size_t i = 0; i < log->n; i++) {
		const struct plan_step *step;

		if (!is_of(&log->v[i], session, date))
			continue;
		step = plan_step(session, log->v[i].step);
		if (step)
			daylog_apply(steps, n,
			    (size_t)(step - session->steps.v), &log->v[i], at);
	}
	return steps;
}
