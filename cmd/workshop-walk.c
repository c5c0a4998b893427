/* SPDX-License-Identifier: MIT */
/* workshop-walk: see workshop-walk(1). */
#include <signal.h>
#include <string.h>

#include "file.h"
#include "keeping.h"
#include "program.h"
#include "walk.h"
#include "walk_session.h"

struct settings {
	int when; /* walk_when */
	const char *session, *voice, *into, *log, *outcome, *now;
	bool live, plain;
	int minutes; /* of --now; -1: it is not given */
	int signal;  /* that ended the walk; or 0 */
};

static const char *const whens[] = { "before", "during", "after", NULL };

/* What is wrong with the options; NULL if they fit together. */
static const char *
what_is_wrong(const struct program_run *run, struct settings *set)
{
	bool day = set->live || set->log || set->outcome || set->now;

	if (run->n_operands == 0)
		return "which plan? Give its file, such as plan.yaml";
	if (strcmp(run->operand[0], "-") == 0)
		return "the plan must be a file, since answers are read from "
		       "standard input";
	if (set->session && set->when != WALK_DURING)
		return "--session is for what is asked during the sessions; "
		       "leave out --session or --when";
	if (!set->session && set->when == WALK_DURING)
		return "which session? Give --session, or --when before or "
		       "--when after";
	if (day && (!set->session || set->voice || set->into))
		return "--live, --log, --now and --outcome are for the steps "
		       "of a session; --voice and --into are for its questions";
	if ((set->log || set->now) && !set->live)
		return "--log and --now go with --live";
	if (set->now && !when_read_time(str_from(set->now), &set->minutes))
		return "--now takes a time such as 10:00";
	return NULL;
}

/* Whether answers and logs may be written where they are to go. */
static bool
may_write(struct program_run *run, const struct settings *set,
    const struct plan *plan)
{
	const char *outputs[] = { set->into, set->log, set->outcome };
	const struct keeping keeping = { run->arena, run->diag, run->operand[0],
		plan, NULL, DIAG_PRIVATE_FOLDER };

	return keeping_apart(&keeping, outputs, COUNTOF(outputs));
}

static void
walk_steps(struct program_run *run, struct settings *set,
    const struct plan *plan, const struct plan_session *session)
{
	struct phrase phrase = phrase_begin(run->arena, plan);
	const struct walk_session_job job = {
		.arena = run->arena,
		.diag = run->diag,
		.phrase = &phrase,
		.session = session,
		.live = set->live,
		.log = set->log,
		.outcome = set->outcome ? set->outcome
					: file_beside(run->arena,
					      run->operand[0], "outcome.yaml"),
		.today = run->today,
		.now = set->minutes,
		.plain = set->plain,
		.colour = run->colour,
	};

	set->signal = walk_session(&job);
}

static void
run(struct program_run *run, void *context)
{
	struct settings *set = context;
	const char *wrong = what_is_wrong(run, set);
	struct walk_job job = {
		.arena = run->arena,
		.diag = run->diag,
		.when = (enum walk_when)set->when,
		.plain = set->plain,
		.colour = run->colour,
	};

	if (wrong) {
		diag_add(
		    run->diag, DIAG_USAGE, (struct loc){ NULL }, "%s", wrong);
		return;
	}
	job.plan = plan_load(run->arena, run->diag, run->operand[0]);
	if (job.plan)
		keeping_tell(run->diag, job.plan, run->today);
	if (!job.plan || diag_count(run->diag, DIAG_LEVEL_ERROR) ||
	    !may_write(run, set, job.plan) ||
	    !plan_pick_session(
		job.plan, run->diag, set->session, &job.session) ||
	    !walk_pick_voice(job.plan, job.session, run->diag,
		str_from(set->voice), &job.voice))
		return;
	if (job.session && !set->voice && !set->into) {
		walk_steps(run, set, job.plan, job.session);
		return;
	}
	job.into = set->into ? set->into
			     : file_beside(run->arena, run->operand[0],
				   "reflections.csv");
	set->signal = walk_questions(&job);
}

int
main(int argc, char **argv)
{
	struct settings set = { .when = WALK_DURING, .minutes = -1 };
	const struct option_entry options[] = {
		{ 0, "when", OPTION_CHOICE, &set.when, "before|during|after",
		    "when it is (during)", whens },
		{ 0, "session", OPTION_TEXT, &set.session, "ID",
		    "which session, such as s1" },
		{ 0, "voice", OPTION_TEXT, &set.voice, "ROLE",
		    "who answers the questions: a role, 'group' or 'not said'" },
		{ 0, "live", OPTION_FLAG, &set.live, NULL,
		    "run the day: now, next, and how far behind" },
		{ 0, "log", OPTION_TEXT, &set.log, "FILE",
		    "keep a log of true times; live only" },
		{ 0, "plain", OPTION_FLAG, &set.plain, NULL,
		    "lines only, for a screen reader or a slow line" },
		{ 0, "outcome", OPTION_TEXT, &set.outcome, "FILE",
		    "where who came goes (outcome.yaml beside the plan)" },
		{ 0, "into", OPTION_TEXT, &set.into, "REFLECTIONS",
		    "where answers go (reflections.csv beside the plan)" },
		{ 0, "now", OPTION_TEXT, &set.now, "TIME",
		    "rehearse: the clock stands at TIME; live only" },
	};
	const struct program program = {
		.name = "workshop-walk",
		.synopsis =
		    "[--when before|during|after] [--session ID] "
		    "[--voice ROLE] [--live] [--log FILE] [--plain] "
		    "[--outcome FILE] [--into REFLECTIONS] [--now TIME] PLAN",
		.summary = "Goes through a session, or the questions that a "
			   "group asks itself, one step at a time.",
		.examples =
		    "  workshop walk --session s1 plan.yaml\n"
		    "  workshop walk --session s1 --live --log times.csv "
		    "plan.yaml\n"
		    "  workshop walk --when before --voice group plan.yaml\n"
		    "  workshop walk --session s1 --voice parent plan.yaml\n",
		.options = options,
		.n_options = COUNTOF(options),
		.max_operands = 1,
		.no_output = true,
		.run = run,
		.settings = &set,
	};
	int status = program_main(argc, argv, &program);

	/* Whoever waits for us sees what ended us. */
	if (set.signal)
		(void)raise(set.signal);
	return status;
}
