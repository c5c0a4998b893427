/* SPDX-License-Identifier: MIT */
/*
 * form_value: the types of values, and how the text of a value is read as one.
 * Each value keeps its place, for messages.  Every problem is added to diag;
 * the value is blank then.
 */
#ifndef FORM_VALUE_H
#define FORM_VALUE_H

#include "when.h"
#include "yaml.h"

/* Any words.  Blank: text.n == 0 (loc may be known). */
struct form_text {
	struct str text;
	struct loc loc;
};

/* A list of words; a single text is a list of one. */
struct form_texts {
	struct form_text *v;
	size_t n, cap;
	struct loc loc;
};

/* A whole number; also minutes. */
struct form_number {
	bool given;
	int n;
	struct loc loc;
};

/* A number of people: 12 (low == high) or 8-10; not given: not known. */
struct form_people {
	bool given;
	int low;
	int high;
	struct loc loc;
};

/* Money: 25.00 in hundredths; a leading pound, euro or dollar sign is fine. */
struct form_money {
	bool given;
	long hundredths;
	struct str text; /* as written */
	struct loc loc;
};

/* One of a closed list of words; 0 is blank. */
struct form_choice {
	int choice;
	struct loc loc;
};

enum form_answer {
	FORM_ANSWER_BLANK,
	FORM_YES,
	FORM_NO,
	FORM_PARTLY,
	FORM_NOT_NEEDED,
};

enum form_date_state {
	FORM_DATE_BLANK,
	FORM_DATE_KNOWN, /* date */
	FORM_DATE_AFTER, /* days after session */
	FORM_DATE_TO_BE_AGREED,
};

struct form_date {
	enum form_date_state state;
	struct when_date
	    date; /* FORM_DATE_KNOWN, or AFTER a session with a date */
	int days;
	struct str session;
	struct str text; /* as written */
	struct loc loc;
};

struct form_time {
	bool given;
	int minutes; /* after midnight */
	struct loc loc;
};

/* A map of words to words (words, glossary). */
struct form_pair {
	struct form_text word;
	struct form_text meaning;
};
struct form_pairs {
	struct form_pair *v;
	size_t n, cap;
	struct loc loc;
};

enum form_type {
	FORM_TEXT,
	FORM_QUESTION, /* form_text that ends in ? */
	FORM_MARKDOWN, /* form_text, at most 16 KiB */
	FORM_TEXTS,
	FORM_NUMBER, /* form_number, low to high */
	FORM_LENGTH, /* form_number of minutes, low to high */
	FORM_PEOPLE,
	FORM_MONEY,
	FORM_CHOICE, /* form_choice of words */
	FORM_DATE,
	FORM_TIME,
	FORM_ID,       /* form_text: letters, digits, dash */
	FORM_LANGUAGE, /* form_text: BCP 47, checked for form only */
	FORM_PAIRS,
	FORM_STRUCT, /* a map, by its own table */
	FORM_LIST,   /* a list of maps, by their own table, into {v, n, cap} */
	FORM_OTHER,  /* read by a function */
};

struct form_table;

/* One reading. */
struct form {
	struct arena *arena;
	struct diag *diag;
	const char *file;
	bool cut_short; /* see yaml.h: then nothing is said to be missing */
	/* The outermost table; form_read() sets it. */
	const struct form_table *root;
	/* Dates that hang on a session (FORM_DATE_AFTER), as they were read. */
	struct {
		struct form_date **v;
		size_t n, cap;
	} waiting;
};

struct form_field {
	const char *key;
	enum form_type type;
	size_t offset; /* of the value in the struct */
	bool required;
	int low, high; /* FORM_NUMBER, FORM_LENGTH */
	int most;      /* texts: at most so many characters; 0 no limit */
	/* FORM_CHOICE, and FORM_TEXTS that are words of a closed list: as
	 * word.h has them. */
	const char *const *words;
	/* FORM_STRUCT and FORM_LIST */
	const struct form_table *table;
	/* FORM_OTHER: reads node into the struct. */
	void (*read)(
	    struct form *form, const struct yaml_node *node, void *into);
};

/* "yes", "no", "partly", "not needed", and without "partly": see word.h. */
extern const char *const form_value_answers[];
extern const char *const form_value_yes_no[];

/* Reads one value by a field of any type but FORM_STRUCT, FORM_LIST and
 * FORM_OTHER. */
void form_value_read(struct form *form, const struct form_field *field,
    const struct yaml_node *node, void *into);

#endif
