/* SPDX-License-Identifier: MIT */
/* workshop-agenda: see workshop-agenda(1). */
#include "agenda.h"
#include "agenda_log.h"
#include "calendar.h"
#include "invite.h"
#include "keeping.h"
#include "program.h"

enum audience { FACILITATOR, EVERYONE };

enum { CALENDAR = DOC_TEXT + 1 }; /* of the formats, behind those of doc */

struct settings {
	int format; /* doc_format, or CALENDAR */
	int audience;
	const char *session;
	const char *log;
};

static const char *const formats[] = { "md", "html", "text", "ics", NULL };
static const char *const audiences[] = { "facilitator", "everyone", NULL };

/* False after a problem: nothing may be written then. */
static bool
write_agenda(struct program_run *run, const struct settings *set,
    const struct phrase *phrase, const struct plan_session *only,
    struct out *out)
{
	const struct calendar_settings calendar = {
		.only = only,
		.everyone = set->audience == EVERYONE,
		.today = run->today,
	};
	const struct leaf_settings page = {
		.only = only,
		.today = run->today,
		.columns = run->columns,
	};

	if (set->format == CALENDAR)
		return calendar_write(phrase, out, run->diag, &calendar);
	if (set->audience == EVERYONE)
		invite_write(phrase, out, (enum doc_format)set->format, &page);
	else
		agenda_write(phrase, out, (enum doc_format)set->format, &page);
	return true;
}

/* How the days went.  False after a problem. */
static bool
write_log(struct program_run *run, const struct settings *set,
    const struct phrase *phrase, const struct plan_session *only,
    struct out *out)
{
	struct daylog log = { 0 };

	if (set->format == CALENDAR || set->audience == EVERYONE) {
		diag_add(run->diag, DIAG_USAGE, (struct loc){ NULL },
		    "--log is for a page for facilitators; leave out --for "
		    "everyone and -f ics");
		return false;
	}
	if (!daylog_read(run->arena, run->diag, set->log, &log))
		return false;
	if (!agenda_log_has(&log, only))
		diag_add(run->diag, DIAG_LOG_EMPTY,
		    (struct loc){ file_label(set->log) },
		    "this log has no times of such a session yet");
	else
		agenda_log_write(
		    phrase, out, (enum doc_format)set->format, only, &log);
	return agenda_log_has(&log, only);
}

static void
run(struct program_run *run, void *context)
{
	const struct settings *set = context;
	const char *path = run->n_operands ? run->operand[0] : "-";
	const struct plan *plan = plan_load(run->arena, run->diag, path);
	const struct plan_session *only = NULL;
	struct phrase phrase;
	const struct keeping keeping = { run->arena, run->diag, path, plan,
		NULL, DIAG_PRIVATE_FOLDER };
	struct out *out;

	if (plan)
		keeping_tell(run->diag, plan, run->today);
	if (!plan || diag_count(run->diag, DIAG_LEVEL_ERROR) ||
	    !keeping_apart(&keeping, &run->output, 1) ||
	    !plan_pick_session(plan, run->diag, set->session, &only))
		return;
	phrase = phrase_begin(run->arena, plan);
	out = out_new(run->arena, run->output);
	if (set->log ? write_log(run, set, &phrase, only, out)
		     : write_agenda(run, set, &phrase, only, out))
		(void)out_commit(out, run->diag);
	else
		out_discard(out);
}

int
main(int argc, char **argv)
{
	struct settings set = { .format = DOC_MARKDOWN };
	const struct option_entry options[] = {
		{ 'f', "format", OPTION_CHOICE, &set.format, "md|html|text|ics",
		    "how the page is written (md)", formats },
		{ 0, "for", OPTION_CHOICE, &set.audience,
		    "facilitator|everyone", "who reads it (facilitator)",
		    audiences },
		{ 0, "session", OPTION_TEXT, &set.session, "ID",
		    "only this session, such as s1" },
		{ 0, "log", OPTION_TEXT, &set.log, "FILE",
		    "how it went: planned beside the true times of FILE" },
	};
	const struct program program = {
		.name = "workshop-agenda",
		.synopsis =
		    "[-f md|html|text|ics] [--for facilitator|everyone] "
		    "[--session ID] [--log FILE] [-o FILE] [PLAN]",
		.summary =
		    "Makes a run sheet for the people leading, or a page for "
		    "everyone who comes, or a calendar.",
		.examples =
		    "  workshop agenda plan.yaml\n"
		    "  workshop agenda -f html -o run-sheet.html plan.yaml\n"
		    "  workshop agenda --for everyone --session s1 -f html "
		    "-o come.html plan.yaml\n"
		    "  workshop agenda -f ics --for everyone -o dates.ics "
		    "plan.yaml\n",
		.options = options,
		.n_options = COUNTOF(options),
		.max_operands = 1,
		.run = run,
		.settings = &set,
	};

	return program_main(argc, argv, &program);
}
