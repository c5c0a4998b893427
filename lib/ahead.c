/* SPDX-License-Identifier: MIT */
#include "ahead.h"

#include <pthread.h>
#include <signal.h>

/* The jobs stand in a ring; those taken, done and given are counted. */
struct ahead {
	void (*work)(void *job);
	void *ring[AHEAD_JOBS];
	size_t taken, done, given;
	bool ended;
	bool threaded; /* there is a thread, and these are for it: */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
};

struct ahead *
ahead_new(struct arena *arena, void (*work)(void *job))
{
	struct ahead *ahead = ARENA_NEW(arena, struct ahead);

	ahead->work = work;
	return ahead;
}

static void *
run(void *context)
{
	struct ahead *ahead = context;

	(void)pthread_mutex_lock(&ahead->lock);
	for (;;) {
		while (ahead->done == ahead->given && !ahead->ended)
			(void)pthread_cond_wait(&ahead->changed, &ahead->lock);
		if (ahead->ended)
			break;
		(void)pthread_mutex_unlock(&ahead->lock);
		ahead->work(ahead->ring[ahead->done % AHEAD_JOBS]);
		(void)pthread_mutex_lock(&ahead->lock);
		ahead->done++;
		(void)pthread_cond_broadcast(&ahead->changed);
	}
	(void)pthread_mutex_unlock(&ahead->lock);
	return NULL;
}

void
ahead_start(struct ahead *ahead)
{
	sigset_t all, before;

	if (ahead->threaded)
		return;
	(void)pthread_mutex_init(&ahead->lock, NULL);
	(void)pthread_cond_init(&ahead->changed, NULL);
	/* Signals are for the first thread, which knows what to tidy up. */
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	ahead->threaded = true; /* for the thread, too */
	if (pthread_create(&ahead->thread, NULL, run, ahead) != 0)
		ahead->threaded = false;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

size_t
ahead_room(const struct ahead *ahead)
{
	size_t most = ahead->threaded ? AHEAD_JOBS : 1;
	size_t out = ahead->given - ahead->taken;

	return out < most ? most - out : 0;
}

bool
ahead_is_behind(struct ahead *ahead)
{
	bool behind;

	if (!ahead->threaded)
		return false;
	(void)pthread_mutex_lock(&ahead->lock);
	behind = ahead->done < ahead->taken + AHEAD_FEW;
	(void)pthread_mutex_unlock(&ahead->lock);
	return behind;
}

void
ahead_give(struct ahead *ahead, void *job)
{
	if (!ahead->threaded)
		ahead->work(job);
	else
		(void)pthread_mutex_lock(&ahead->lock);
	ahead->ring[ahead->given++ % AHEAD_JOBS] = job;
	if (!ahead->threaded) {
		ahead->done++;
		return;
	}
	(void)pthread_cond_broadcast(&ahead->changed);
	(void)pthread_mutex_unlock(&ahead->lock);
}

void *
ahead_take(struct ahead *ahead)
{
	void *job;

	if (ahead->threaded) {
		(void)pthread_mutex_lock(&ahead->lock);
		while (ahead->done == ahead->taken)
			(void)pthread_cond_wait(&ahead->changed, &ahead->lock);
	}
	job = ahead->ring[ahead->taken++ % AHEAD_JOBS];
	if (ahead->threaded)
		(void)pthread_mutex_unlock(&ahead->lock);
	return job;
}

void
ahead_end(struct ahead *ahead)
{
	if (!ahead->threaded)
		return;
	(void)pthread_mutex_lock(&ahead->lock);
	ahead->ended = true;
	(void)pthread_cond_broadcast(&ahead->changed);
	(void)pthread_mutex_unlock(&ahead->lock);
	(void)pthread_join(ahead->thread, NULL);
	(void)pthread_cond_destroy(&ahead->changed);
	(void)pthread_mutex_destroy(&ahead->lock);
	ahead->threaded = false;
}
