/* SPDX-License-Identifier: MIT */
#include "walk_session.h"

#include <sys/stat.h>

#include "append.h"
#include "file.h"
#include "plan_clocks.h"
#include "walk_day.h"
#include "walk_show.h"
#include "walk_wrap.h"

#define TICK_SECONDS 10

struct session {
	const struct walk_session_job *job;
	struct walk_show show;
	struct walk_day *day;
	bool pasted; /* something has to be written down by hand */
};

/* The day. ------------------------------------------------------------------ */

/* A walk_day_keep. */
static struct str
log_event(void *context, const struct daylog_event *event)
{
	struct session *session = context;
	struct arena *arena = session->job->arena;
	struct diag *diag = diag_new(arena, "");
	struct append append;

	if (!session->job->log)
		return STR("");
	if (!append_open(&append, arena, diag, session->job->log, false))
		return walk_first_problem(diag);
	(void)append_row(
	    &append, diag, daylog_head(arena), daylog_row(arena, event));
	append_close(&append);
	return walk_first_problem(diag);
}

static void
set_clock(void *context)
{
	struct session *session = context;

	if (session->job->now < 0)
		walk_day_set_now(session->day, when_now());
}

/* Whether there is a log that can be read: a file, and not a device. */
static bool
is_kept(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* The day as it is known so far.  False after a problem. */
static bool
begin_day(struct session *session)
{
	const struct walk_session_job *job = session->job;
	struct walk_day_setup setup = {
		.arena = job->arena,
		.phrase = job->phrase,
		.session = job->session,
		.live = job->live,
		.rehearsal = job->live && job->now >= 0,
		.today = job->today,
		.clocks =
		    plan_clocks_on(job->arena, job->phrase->plan, job->today),
		.now = job->now < 0 ? when_now() : job->now,
		.keep = log_event,
		.context = session,
	};
	struct daylog log = { 0 };

	if (job->log && is_kept(job->log)) {
		if (!daylog_read(job->arena, job->diag, job->log, &log))
			return false;
		setup.steps = daylog_steps(
		    job->arena, &log, job->session, job->today, &setup.at);
	}
	session->day = walk_day_new(&setup);
	return true;
}

/* The end. ------------------------------------------------------------------ */

static bool
put(struct session *session, const struct outcome_edit *edit, struct diag *diag,
    bool *safe)
{
	const struct walk_session_job *job = session->job;
	struct str text = STR("");
	struct out *out;

	if (file_exists(job->outcome) &&
	    !file_read(job->arena, diag, job->outcome, YAML_MAX_BYTES, &text))
		return false;
	*safe = outcome_edit_put(job->arena, job->phrase->plan,
	    file_base(job->outcome), edit, &text);
	if (!*safe)
		return true;
	out = out_new(job->arena, job->outcome);
	out_bytes(out, text);
	return out_commit(out, diag);
}

/* A walk_wrap_keep: nobody else writes to the folder in between. */
static enum walk_kept
keep_outcome(void *context, const struct outcome_edit *edit, struct str *why)
{
	struct session *session = context;
	struct arena *arena = session->job->arena;
	struct diag *diag = diag_new(arena, "");
	int lock = append_lock(arena, session->job->outcome);
	bool safe = false;
	bool fine = put(session, edit, diag, &safe);

	append_unlock(lock);
	if (!fine) {
		*why = walk_first_problem(diag);
		return WALK_NOT_KEPT;
	}
	if (safe)
		return WALK_KEPT;
	session->pasted = true;
	*why = outcome_edit_lines(arena, edit);
	return WALK_TO_PASTE;
}

static enum walk_next
wrap_up(struct session *session, const struct outcome *outcome)
{
	const struct walk_session_job *job = session->job;
	const struct walk_wrap_setup setup = {
		.arena = job->arena,
		.labels = job->phrase->labels,
		.session = job->session,
		.known = outcome_session(outcome, job->session->id),
		.file = str_from(file_base(job->outcome)),
		.keep = keep_outcome,
		.context = session,
	};
	const struct walk_scene scene = walk_wrap_scene(walk_wrap_new(&setup));

	return walk_show(&session->show, &scene);
}

/* What is in the outcome; one with problems is told of when it is checked. */
static const struct outcome *
read_outcome(const struct walk_session_job *job)
{
	struct diag *diag = diag_new(job->arena, "");
	const struct outcome *outcome = NULL;

	if (file_exists(job->outcome))
		outcome = outcome_load(
		    job->arena, diag, job->phrase->plan, job->outcome);
	return outcome
		   ? outcome
		   : outcome_load(job->arena, diag, job->phrase->plan, NULL);
}

int
walk_session(const struct walk_session_job *job)
{
	struct session session = { .job = job,
		.show = {
		    .arena = job->arena,
		    .labels = job->phrase->labels,
		    .before = set_clock,
		    .context = &session,
		    .seconds = job->live && job->now < 0 && !job->plain
				   ? TICK_SECONDS
				   : 0,
		} };
	const struct outcome *outcome = read_outcome(job);
	enum walk_next next;
	struct walk_scene scene;
	int signal;

	if (!begin_day(&session))
		return 0;
	walk_show_open(&session.show, job->plain, job->colour);
	scene = walk_day_scene(session.day);
	next = walk_show(&session.show, &scene);
	if (next == WALK_DONE)
		next = wrap_up(&session, outcome);
	signal = walk_show_close(&session.show, job->diag);
	term_say(session.show.term,
	    label_fill(job->arena, job->phrase->labels,
		next == WALK_DONE && !session.pasted ? LABEL_WALK_WRAP_DONE
						     : LABEL_WALK_WRAP_STOPPED,
		LABEL_ARGS({ "file", str_from(file_base(job->outcome)) })));
	if (session.pasted)
		diag_add(job->diag, DIAG_WALK_NOT_WRITTEN,
		    (struct loc){ job->outcome },
		    "some of what was answered could not be written here "
		    "without changing other things; please add it by hand");
	return signal;
}
