/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "lexicon.h"
#include "out.h"
#include "redact.h"
#include "utf8.h"

struct fixture {
	struct arena *arena;
	struct diag *diag;
};

static int
set_up(void **state)
{
	struct fixture *f = test_malloc(sizeof(*f));

	f->arena = arena_new();
	f->diag = diag_new(f->arena, "test");
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	test_free(f);
	return 0;
}

/* A names list with these bytes; NULL after a problem. */
static struct redact *
load(struct fixture *f, struct str list)
{
	const char *folder = getenv("TMPDIR");
	char *path = str_c(f->arena,
	    str_fmt(f->arena, "%s/names.XXXXXX", folder ? folder : "/tmp"));
	int fd = mkstemp(path);
	struct redact *redact;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, list.s, list.n), list.n);
	assert_int_equal(close(fd), 0);
	redact = redact_load(f->arena, f->diag, path);
	assert_int_equal(unlink(path), 0);
	return redact;
}

struct example {
	const char *text, *clean;
};

static void
check(struct fixture *f, const struct redact *redact,
    const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str text = str_from(examples[i].text);
		size_t n = 0;
		struct str clean = redact_text(redact, f->arena, text, &n);

		assert_str(clean, examples[i].clean);
		if (str_eq(clean, text)) {
			assert_int_equal(n, 0);
			assert_ptr_equal(clean.s, text.s);
		} else {
			assert_true(n > 0);
		}
	}
}

static void
names(void **state)
{
	static const struct example examples[] = {
		{ "", "" },
		{ "Zora came", "[my son] came" },
		{ "ZORA, zora and Zora.", "[my son], [my son] and [my son]." },
		{ "Zora's shoes, Zora\xe2\x80\x99s shoes",
		    "[my son]'s shoes, [my son]\xe2\x80\x99s shoes" },
		{ "the Zoras", "the [my son]" },
		{ "Zorax, azora, zora1", "Zorax, azora, [my son]" },
		{ "2zora, zo\xc3\xab"
		  "12, zora1zora, x1",
		    "[my son], [name], [my son], x1" },
		{ "zora_b (zora)", "[my son]_b ([my son])" },
		{ "Zo\xcc\x81ra, Z\xc3\xb3ra, Zo\xc2\xadra, Zo\xe2\x80\x8bra",
		    "[my son], [my son], [my son], [my son]" },
		{ "zoe, Zo\xc3\xab", "[name], [name]" },
		{ "\xc5\x82"
		  "ada and Lada",
		    "[name] and [name]" },
		{ "Hill  Top\nSchool and hill-top schools",
		    "[a school] and [a school]" },
		{ "Hill Top and School", "[a hill] and School" },
		{ "O'Xara, o\xe2\x80\x99xara, OXara, o xara",
		    "[name], [name], [name], [name]" },
		{ "\xe6\x88\x91\xe8\xae\xa4\xe8\xaf\x86\xe5\xb1\xb1\xe6\xb0\xb4\xe5\x85\x88\xe7\x94\x9f",
		    "\xe6\x88\x91\xe8\xae\xa4\xe8\xaf\x86[name]\xe5\x85\x88\xe7\x94\x9f" },
		{ "plain", "plain" },
	};
	struct fixture *f = *state;
	struct redact *redact = load(f,
	    STR("\xef\xbb\xbfUse;Find\r\n[my son];Zora\r\n;Zo\xc3\xab\r\n;\xc5\x81"
		"ada\r\n"
		"[a hill];Hill Top\r\n[a school];Hill Top School\r\n;O'Xara\r\n"
		"\r\n;\xe5\xb1\xb1\xe6\xb0\xb4\r\n[other];zora\r\n"));

	assert_non_null(redact);
	check(f, redact, examples, COUNTOF(examples));
	assert_int_equal(diag_total(f->diag), 0);
}

static void
emails(void **state)
{
	static const struct example examples[] = {
		{ "write to a.b+c@example.org.", "write to [email]." },
		{ "<x_y@mail.example.co.uk>", "<[email]>" },
		{ "o'x-y@ex-ample.org, and", "[email], and" },
		{ "ren\xc3\xa9@example.org", "[email]" },
		{ "A@B.ORG A@b.org", "[email] [email]" },
		{ "@handle", "[handle]" },
		{ "me @ home", "me @ home" },
		{ "a@localhost", "a@localhost" },
		{ "2@3.5 each", "2@3.5 each" },
		{ "@ab, x@handle, @10am, @SUM(1)",
		    "@ab, x@handle, @10am, @SUM(1)" },
		{ "mailto:a@example.org?x", "mailto:[email]?x" },
		{ "a_@example.org, b__c@example.org, d.-e@x--y.org",
		    "[email], [email], [email]" },
		{ "a@example...then", "a@example...then" },
		{ "a.b.c@1.2, d@example.org", "a.b.c@1.2, [email]" },
		{ "a@b@example.org", "a@[email]" },
		{ "a.hill (at) example.org.", "[email]." },
		{ "a[AT]mail.example.org, b { at } example.org",
		    "[email], [email]" },
		{ "tea (at home) is fine, x.y", "tea (at home) is fine, x.y" },
		{ "soup (at) home", "soup (at) home" },
	};
	struct fixture *f = *state;

	check(f, redact_load(f->arena, f->diag, NULL), examples,
	    COUNTOF(examples));
}

static void
phones(void **state)
{
	static const struct example examples[] = {
		{ "07700900123", "[phone]" },
		{ "ring 07700 900123.", "ring [phone]." },
		{ "07700 900 123 or 07700-900-124", "[phone] or [phone]" },
		{ "07700.900.123", "[phone]" },
		{ "(01632) 960123", "[phone]" },
		{ "01632 960 123 at 10", "[phone] at 10" },
		{ "020 7946 0000, 0161 496 0000", "[phone], [phone]" },
		{ "0300 123 4567", "[phone]" },
		{ "0800 496 0000", "[phone]" },
		{ "+44 7700 900123", "[phone]" },
		{ "+44 (0)7700 900123", "[phone]" },
		{ "(+44) 7700 900123", "[phone]" },
		{ "Ring (+447700900123)", "Ring ([phone])" },
		{ "(07700 900123, at home)", "([phone], at home)" },
		{ "0044 7700 900123", "[phone]" },
		{ "447700900123", "[phone]" },
		{ "7700900123", "[phone]" },
		{ "+353 20 915 1234", "[phone]" },
		{ "tel:07700 900123", "tel:[phone]" },
		{ "tel07700900123", "[phone]" },
		{ "tel020 7946 0000b, and", "[phone], and" },
		{ "0161 4960 000", "[phone]" },
		{ "07700/900123", "[phone]" },
		{ "07700\n900123", "[phone]" },
		{ "07700\xe2\x80\x8b"
		  "900123",
		    "[phone]" },
		{ "07700900123Zora", "[phone]" },
		{ "(0161) 496-0000 (home)", "[phone] (home)" },
		{ "07 700 900 123", "[phone]" },
		{ "+44(0)20 7946 0000", "[phone]" },
		{ "0044 20 7946 0000", "[phone]" },
		{ "07700 900123, 07700 900124/07700900125",
		    "[phone], [phone]/[phone]" },
		{ "07700\xc2\xa0"
		  "900\xe2\x80\x93"
		  "123",
		    "[phone]" },
		{ "07700 900123 10:30", "[phone] 10:30" },
		/* Not these. */
		{ "B12 and M1, A5012", "B12 and M1, A5012" },
		{ "in 2023, 2024 and 2025", "in 2023, 2024 and 2025" },
		{ "at 10:30, 09.30-10.45 or 0930 to 1045",
		    "at 10:30, 09.30-10.45 or 0930 to 1045" },
		{ "0830 0930 10 people", "0830 0930 10 people" },
		{ "01/02/2024 10:30", "01/02/2024 10:30" },
		{ "01.02.2024 10.30", "01.02.2024 10.30" },
		{ "01-02-2024 10 30 11", "01-02-2024 10 30 11" },
		{ "2024-02-08 10:00-12:30", "2024-02-08 10:00-12:30" },
		{ "1,200.50 or 07.50", "1,200.50 or 07.50" },
		{ "01 02 03 04 05 06 07", "01 02 03 04 05 06 07" },
		{ "0 1 2 3 4 5 6 7 8 9 10", "0 1 2 3 4 5 6 7 8 9 10" },
		{ "7 8 9 10 11 12 1", "7 8 9 10 11 12 1" },
		{ "012345678901234", "012345678901234" },
		{ "07700 900", "07700 900" },
		{ "2024-03-01 and 01/03/2024 0930",
		    "2024-03-01 and 01/03/2024 0930" },
		{ "\xc2\xa3"
		  "1,200, 0 to 4, 1 2 3 4 5 6",
		    "\xc2\xa3"
		    "1,200, 0 to 4, 1 2 3 4 5 6" },
	};
	struct fixture *f = *state;

	check(f, redact_load(f->arena, f->diag, NULL), examples,
	    COUNTOF(examples));
}

static void
numbers_and_postcodes(void **state)
{
	static const struct example examples[] = {
		/* NHS numbers, by their check digit. */
		{ "NHS 943 476 5919.", "NHS [number]." },
		{ "9434765919 or 943-476-5919", "[number] or [number]" },
		{ "943 476 5918", "943 476 5918" },
		/* National Insurance. */
		{ "QQ123456C, qq123456c", "[number], [number]" },
		{ "QQ 12 34 56 C and QQ123456", "[number] and [number]" },
		{ "qq 12 34 56 c", "qq 12 34 56 c" },
		/* Cards and accounts. */
		{ "4111 1111 1111 1111", "[number]" },
		{ "4111-1111-1111-1111, 4111111111111111",
		    "[number], [number]" },
		{ "4111 1111 1111 1112", "4111 1111 1111 1112" },
		{ "12-34-56 12345678", "[number]" },
		{ "GB82 WEST 1234 5698 7654 32, GB82WEST12345698765432",
		    "[number], [number]" },
		{ "DE89 3704 0044 0532 0130 00 was it", "[number] was it" },
		{ "ZE22C00123 and BS21P70001", "[number] and [number]" },
		{ "a red AB12 CDE", "a red [number]" },
		/* Postcodes, half of one only where a digit goes on. */
		{ "TF1 3AA, tf13aa, TF1-3AA",
		    "[postcode], [postcode], [postcode]" },
		{ "EC1A 1BB, W1A 0AX, M1 1AE, B33 8TH, CR2 6XH, DN55 1PT",
		    "[postcode], [postcode], [postcode], [postcode], [postcode], [postcode]" },
		{ "near TF1 3.", "near [postcode]." },
		/* Not these. */
		{ "B12 and M1, E10", "B12 and M1, E10" },
		{ "M1 2nd exit, b12 3rd", "M1 2nd exit, b12 3rd" },
		{ "vitamin B12 3 times", "vitamin B12 3 times" },
		{ "May, Will you, Mark it", "May, Will you, Mark it" },
		{ "tennis court", "tennis court" },
		{ "10-12 people at 10:30, page 14, p14, 3pm",
		    "10-12 people at 10:30, page 14, p14, 3pm" },
		{ "\xc2\xa3"
		  "12.50, 1,200, 01/02/2024, 2024-02-08",
		    "\xc2\xa3"
		    "12.50, 1,200, 01/02/2024, 2024-02-08" },
		{ "COVID19, ISO27001, KS2 3 of 4, s1-004, A5012",
		    "COVID19, ISO27001, KS2 3 of 4, s1-004, A5012" },
		{ "to 12 34 56 a day", "to 12 34 56 a day" },
		{ "12-03-56 and 20240208", "12-03-56 and 20240208" },
		{ "1234567890123", "1234567890123" },
	};
	struct fixture *f = *state;

	check(f, redact_load(f->arena, f->diag, NULL), examples,
	    COUNTOF(examples));
}

static void
links_and_addresses(void **state)
{
	static const struct example examples[] = {
		{ "see https://example.org/zora?q=Zo%C3%ABra.", "see [link]." },
		{ "(http://localhost/x)", "([link])" },
		{ "www.example.org, and", "[link], and" },
		{ "on example.org/groups/zora now", "on [link] now" },
		{ "bit.ly/abc or sub.example.co.uk", "[link] or [link]" },
		{ "14 Mill Lane", "[address]" },
		{ "14a mill lane, Riverbend", "[address], Riverbend" },
		{ "at 3 Long Mill Close.", "at [address]." },
		{ "120 St Mary's Road", "[address]" },
		{ "7 The Old Forge Way", "[address]" },
		{ "1 The Avenue, 2 The Close", "[address], [address]" },
		/* Not these. */
		{ "home.me and so.Then it was.I said",
		    "home.me and so.Then it was.I said" },
		{ "e.g. 1.5 of 2.org", "e.g. 1.5 of [link]" },
		{ "2 people went this way", "2 people went this way" },
		{ "5 minutes drive, 4 tennis court",
		    "5 minutes drive, 4 tennis court" },
		{ "at 10 Family Court", "at 10 Family Court" },
		{ "at 10 The Court, 3 the lane",
		    "at 10 The Court, 3 the lane" },
		{ "20 mph road, 3 busy roads", "20 mph road, 3 busy roads" },
		{ "Mill Lane", "Mill Lane" },
		{ "10\nMill Lane", "10\nMill Lane" },
	};
	struct fixture *f = *state;

	check(f, redact_load(f->arena, f->diag, NULL), examples,
	    COUNTOF(examples));
}

static void
days_of_birth(void **state)
{
	static const struct example examples[] = {
		{ "born 3/4/2015, and", "born [date], and" },
		{ "He was born on 3 April 2015.", "He was born on [date]." },
		{ "dob 3.4.15", "dob [date]" },
		{ "D.O.B. 03-04-15", "D.O.B. [date]" },
		{ "Date of birth: 2015-04-03", "Date of birth: [date]" },
		{ "her birthday is the 3rd of April",
		    "her birthday is the [date]" },
		{ "Birthday: April 3rd, 2015", "Birthday: [date]" },
		{ "born in sept 2015", "born in [date]" },
		{ "birthday 3/4", "birthday [date]" },
		/* Whatever stands between. */
		{ "born 3-April", "born [date]" },
		{ "dob 3:\nSept", "dob [date]" },
		{ "born 3 \xe2\x80\x93 of May", "born [date]" },
		{ "birthday April 3rd", "birthday [date]" },
		/* Not these. */
		{ "born in 2015", "born in 2015" },
		{ "on 3 April 2015 we met", "on 3 April 2015 we met" },
		{ "birthday at 10.30", "birthday at 10.30" },
		{ "her birthday 10.30 start", "her birthday 10.30 start" },
		{ "birthday on 3 tables", "birthday on 3 tables" },
		{ "birthday 3", "birthday 3" },
		{ "born late, 3/4 of us came", "born late, 3/4 of us came" },
	};
	struct fixture *f = *state;

	check(f, redact_load(f->arena, f->diag, NULL), examples,
	    COUNTOF(examples));
}

static void
other_spellings(void **state)
{
	static const struct example examples[] = {
		{ "IMG_zoramadeup.jpg, ZoraMadeup", "IMG_[name].jpg, [name]" },
		{ "Zora Madeup's, zoramadeups", "[name]'s, [name]" },
		{ "J\xc3\xbcrgen, Jurgen, Juergen, JUERGEN",
		    "[a dad], [a dad], [a dad], [a dad]" },
		{ "Soeren's", "[name]'s" },
		{ "AnneMarie Falsename, annemariefalsename", "[name], [name]" },
		{ "madeup Zora", "madeup Zora" },
	};
	struct fixture *f = *state;

	check(f,
	    load(f, STR("find,use\nZora Madeup,\nJ\xc3\xbcrgen,[a dad]\n"
			"S\xc3\xb8ren,\nAnne-Marie Falsename,\n")),
	    examples, COUNTOF(examples));
}

static void
the_longest_goes_first(void **state)
{
	static const struct example examples[] = {
		{ "zora@example.org", "[email]" },
		{ "mail zora.hill@example.org, Zora", "mail [email], [name]" },
		{ "Zora 07700900123 Zora", "[name] [phone] [name]" },
	};
	struct fixture *f = *state;

	check(
	    f, load(f, STR("find,use\nZora,\n")), examples, COUNTOF(examples));
}

static void
words_of_a_name_stand_apart(void **state)
{
	static const struct example examples[] = {
		{ "Hill      \n\n      Top", "[a hill]" },
		{ "Hill \xe2\x80\x94\xe2\x80\x94\xe2\x80\x94 \xe2\x80\x9cTop",
		    "[a hill]" },
		{ "Hill Top Road Top, Hill top rd", "[road] Top, [a hill] rd" },
		{ "Hill Road", "Hill Road" },
		{ "hope, Hopes, HOPE'S; hopeful, unhope",
		    "[name], [name], [name]'S; hopeful, unhope" },
		{ "Anne-Marie, annemarie, Anne Marie\xe2\x80\x99s, ANNE\xe2\x80\x93MARIE",
		    "[name], [name], [name]\xe2\x80\x99s, [name]" },
		{ "Anne and Marie", "Anne and Marie" },
		{ "Ho\xef\xbf\xbdpe, James\xef\xbf\xbd", "[name], [name]" },
		{ "Hope\xca\xbcs", "[name]\xca\xbcs" },
		{ "\xef\xbc\xa8\xef\xbd\x8f\xef\xbd\x90\xef\xbd\x85",
		    "[name]" },
		{ "James, James', James's, Jameses",
		    "[name], [name]', [name]'s, [name]" },
	};
	struct fixture *f = *state;

	check(f,
	    load(f, STR("find,use\nHill Top,[a hill]\nHill Top Road,[road]\n"
			"Hope,\nAnne-Marie,\nJames,\n")),
	    examples, COUNTOF(examples));
}

/* Words that a hyphen breaks at a line's end. */
static void
a_word_is_broken_at_a_line(void **state)
{
	static const struct example examples[] = {
		{ "An-\nna came", "[name] came" },
		{ "with Rahi-\r\nman's bag", "with [my son]'s bag" },
		{ "an- \r  na, AN-\nNA, An\xe2\x80\x90\nna",
		    "[name], [name], [name]" },
		{ "An\xc2\xad\nna", "[name]" },
		{ "A-\nnn-\na", "[name]" },
		{ "\xc3\x81n-\nnas were", "[name] were" },
		{ "well-\nAn-\nna", "well-\n[name]" },
		{ "Anna Hid-\ndle, An-\nna Hid-\ndle",
		    "[a friend], [a friend]" },
		{ "Anne-\nMarie, AnneMa-\nrie, Anne-Ma-\nrie",
		    "[name], [name], [name]" },
		{ "An-\nna1", "[name]" },
		/* A word of its own. */
		{ "Anna-\nI mean her, Rahiman-\nshe",
		    "[name]-\nI mean her, [my son]-\nshe" },
		{ "anna-\nwill", "[name]-\n[a dad]" },
		{ "good will-\nI", "good [a dad]-\nI" },
		{ "WILL-\nING, good-\nwill, anna-\nshe",
		    "[a dad]-\nING, good-\n[a dad], [name]-\nshe" },
		/* Not these. */
		{ "ban-\nnatural, An-\nnat", "ban-\nnatural, An-\nnat" },
		{ "An-\n\nna, An-na, An -\nna, An\nna, An -na",
		    "An-\n\nna, An-na, An -\nna, An\nna, An -na" },
		{ "part-\nners; 10-\n12", "part-\nners; 10-\n12" },
		{ "tea -\nan", "tea -\nan" },
	};
	struct fixture *f = *state;

	check(f,
	    load(f, STR("find,use\nAnna,\nRahiman,[my son]\nWill,[a dad]\n"
			"Anna Hiddle,[a friend]\nAnne-Marie,\n")),
	    examples, COUNTOF(examples));
}

static void
a_word_is_spelt_out(void **state)
{
	static const struct example examples[] = {
		{ "A n n a came", "[name] came" },
		{ "met A. n. n. a., A.N.N.A. or A-n-n-a",
		    "met [name]., [name]. or [name]" },
		{ "a_n_n_a, A * n * n * a", "[name], [name]" },
		{ "A\xc2\xa0n\xc2\xa0n\xc2\xa0"
		  "a",
		    "[name]" },
		{ "A n n a's", "[name]'s" },
		{ "I A n n a I B e n and", "I [name] I [name] and" },
		{ "A n n a   a n d   B e n", "[name]   a n d   [name]" },
		{ "A n n a H i d d l e, B e n", "[a friend], [name]" },
		{ "Z o \xc3\xab, z o e\xcc\x88", "[name], [name]" },
		{ "it's A n n a", "it's [name]" },
		/* Not these. */
		{ "A B C, I a m, U K, a plan A or B, D I Y",
		    "A B C, I a m, U K, a plan A or B, D I Y" },
		{ "A\nn\nn\na, A + and n + n + a",
		    "A\nn\nn\na, A + and n + n + a" },
		{ "A n n a n d B", "A n n a n d B" },
		{ "H a n n a h, J o, I'm", "H a n n a h, J o, I'm" },
		{ "A n-n a", "A n-n a" },
		{ "It's a b, it\xe2\x80\x99s e n",
		    "It's a b, it\xe2\x80\x99s e n" },
		{ "b1 e2 n3, 1 2 3", "b1 e2 n3, 1 2 3" },
	};
	struct fixture *f = *state;

	check(f,
	    load(f, STR("find,use\nAnna,\nBen,\nZo\xc3\xab,\nJo,\nIm,\n"
			"Anna Hiddle,[a friend]\nDi,\nUk,\nSe,\n")),
	    examples, COUNTOF(examples));
}

#define CYRILLIC_A "\xd0\x90"
#define CYRILLIC_a "\xd0\xb0"
#define CYRILLIC_O "\xd0\x9e"
#define CYRILLIC_o "\xd0\xbe"
#define GREEK_A    "\xce\x91"

/* Letters that only look like those of the list. */
static void
a_word_is_in_look_alikes(void **state)
{
	static const struct example examples[] = {
		{ CYRILLIC_A "nna, Ann" CYRILLIC_a "'s, " GREEK_A "nnas",
		    "[name], [name]'s, [name]" },
		{ "z" CYRILLIC_o "e, ZO\xd0\x95, Zo\xd1\x91, Z\xcf\x8c"
		  "e",
		    "[name], [name], [name], [name]" },
		/* In full width, in letters of mathematics, of phonetics. */
		{ "\xef\xbc\xa1\xef\xbd\x8e\xef\xbd\x8e\xef\xbd\x81",
		    "[name]" },
		{ "\xf0\x9d\x90\x80\xf0\x9d\x90\xa7\xf0\x9d\x90\xa7"
		  "\xf0\x9d\x90\x9a",
		    "[name]" },
		{ "\xf0\x9d\x9b\xa2nn\xc9\x91", "[name]" },
		/* With what nobody sees. */
		{ "An\xe2\x80\x8bna, A\xc2\xadnna, An\xe2\x81\xa0n\xef\xbb\xbf"
		  "a",
		    "[name], [name], [name]" },
		{ "An\xf3\xa0\x81\x81na, An\xe2\x81\xabna, An\xef\xb8\x8f"
		  "na",
		    "[name], [name], [name]" },
		/* More than one way at once. */
		{ CYRILLIC_A " n n " CYRILLIC_a ", " CYRILLIC_A "n-\nna",
		    "[name], [name]" },
		{ CYRILLIC_A "nna1, 2" CYRILLIC_A "nna", "[name], [name]" },
		{ "Anna B" CYRILLIC_a "y", "[a friend]" },
		/* All of it: TOM. */
		{ "with \xd0\xa2\xd0\x9e\xd0\x9c.", "with [name]." },
		/* Cyrillic, as the list has it, and with a Latin O or a. */
		{ "\xd0\x9e\xd0\xba\xd1\x81\xd0\xb0\xd0\xbd\xd0\xb0, "
		  "\xd0\xbe\xd0\xba\xd1\x81\xd0\xb0\xd0\xbd\xd0\xb0",
		    "[a mum], [a mum]" },
		{ "O\xd0\xba\xd1\x81\xd0\xb0\xd0\xbd\xd0\xb0, "
		  "\xd0\x9e\xd0\xba\xd1\x81\xd0\xb0\xd0\xbd"
		  "a",
		    "[a mum], [a mum]" },
		/* Not these: digits, other words, a Latin word for a name that is
		 * not. */
		{ "4nna, Z0e, T0M", "4nna, Z0e, T0M" },
		{ CYRILLIC_A "nnab, " CYRILLIC_o CYRILLIC_a,
		    CYRILLIC_A "nnab, " CYRILLIC_o CYRILLIC_a },
		{ "an eye on PAE", "an eye on PAE" },
		{ "caf\xc3\xa9, \xc3\x85ngstr\xc3\xb6m",
		    "caf\xc3\xa9, \xc3\x85ngstr\xc3\xb6m" },
		/* A word of Russian, "in" and "volume". */
		{ "\xd0\x92\xd0\xbe \xd0\xb4\xd0\xb2\xd0\xbe\xd1\x80\xd0\xb5 "
		  "\xd0\xa2\xd0\x9e\xd0\x9c",
		    "\xd0\x92\xd0\xbe \xd0\xb4\xd0\xb2\xd0\xbe\xd1\x80\xd0\xb5 "
		    "\xd0\xa2\xd0\x9e\xd0\x9c" },
	};
	struct fixture *f = *state;

	check(f,
	    load(f,
		STR("find,use\nAnna,\nZo\xc3\xab,\nTom,\nBo,\nAnna Bay,[a friend]\n"
		    "\xd0\x9e\xd0\xba\xd1\x81\xd0\xb0\xd0\xbd\xd0\xb0,[a mum]\n"
		    "\xd0\xa0\xd0\xb0\xd0\xb5,\n")),
	    examples, COUNTOF(examples));
}

/* What may be a name, and may be none, is left for a person to look at. */
static void
an_odd_spelling_is_looked_at(void **state)
{
	static const struct {
		const char *text;
		bool look;
	} texts[] = {
		{ "A n n a n d B", true },
		{ "H A N N A H", true },
		{ "A n-n a", true },
		{ "J o", true },
		{ "J. O.", true },
		{ "\xd0\x92\xd0\xbe \xd0\xb4\xd0\xb2\xd0\xbe\xd1\x80\xd0\xb5",
		    true },
		{ "part-\nners", false },
		{ "A B C, I a m, a plan A or B, D. I. Y., 1 2 3", false },
		{ "I'm a b, e.g. i.e. Q&A, A & E, U K", false },
		{ "\xd0\xb4\xd0\xb2\xd0\xbe\xd1\x80\xd0\xb5", false },
	};
	struct fixture *f = *state;
	struct redact *redact =
	    load(f, STR("find\nAnna\nWill\nJo\nBo\nDi\nIan\nAl\nIm\nTom\n"));

	for (size_t i = 0; i < COUNTOF(texts); i++) {
		size_t n = 0;
		bool look;

		assert_str(redact_look_twice(redact, f->arena,
			       str_from(texts[i].text), &n, &look),
		    texts[i].text);
		assert_int_equal(n, 0);
		if (look != texts[i].look)
			fail_msg("'%s'", texts[i].text);
	}
	for (size_t i = 0; i < 2; i++) {
		static const char *const sure[] = { "An-\nna", "A n n a" };
		size_t n = 0;
		bool look;

		assert_str(redact_look_twice(
			       redact, f->arena, str_from(sure[i]), &n, &look),
		    "[name]");
		assert_false(look);
	}
}

static unsigned
next_random(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525U + 1013904223U;
	return (*seed >> 8) % below;
}

/* A word as people may write it: any case, some accents, an ending. */
static void
write_word(struct out *out, unsigned *seed, struct str word)
{
	static const char *const accents[] = { "", "", "", "\xcc\x81",
		"\xcc\x88", "\xc2\xad", "\xe2\x80\x8b", "\xef\xb8\x8f" };
	static const char *const endings[] = { "", "", "s", "es", "'s",
		"\xe2\x80\x99S", "'" };

	for (size_t i = 0; i < word.n; i++) {
		bool upper = next_random(seed, 2);

		out_char(out, (char)(upper ? word.s[i] - 0x20 : word.s[i]));
		out_bytes(out, str_from(accents[next_random(seed, 8)]));
	}
	out_bytes(out, str_from(endings[next_random(seed, 7)]));
}

/* Whatever stands around a word of the list, it is gone. */
static void
no_planted_word_is_left(void **state)
{
	/* Digits belong to a word, so they stand apart. */
	static const struct str planted[] = { STR_INIT("quillan"),
		STR_INIT("vespertine"), STR_INIT("osgood") };
	static const char *const around[] = { " ", "  ", ", ", ".", "\n", "\t",
		"-", "_", "/", "\"", "(", ")", "@", " @", "+", "'", "*", "#",
		"\xe2\x80\x9c", "\xe2\x80\x94", "\xf0\x9f\x8c\xb1", " and ",
		" 07700 900123 ", " 0161 ", " (0) ", " x@y.org ", " x@",
		" x (at) y.org ", " (at) ", ".org ", " caf\xc3\xa9 ",
		"\xe4\xb8\xad", " 12 ", "=", "1", "2nd ", "%20",
		" http://x.org/?q=", " www.", " 14 ", " Lane ", " TF1 ",
		" 3AA ", " QQ 12 34 56 ", "." };
	struct fixture *f = *state;
	struct redact *redact =
	    load(f, STR("find\nQuillan\nV\xc3\xa9spertine Osgood\n"
			"Vespertine\nOsgood\n"));
	unsigned seed = 1;

	for (int i = 0; i < 20000; i++) {
		struct arena *arena = arena_new();
		struct out *text = out_memory(arena);
		struct str clean;
		size_t n = 0;

		for (unsigned j = next_random(&seed, 6) + 1; j > 0; j--) {
			out_bytes(text,
			    str_from(
				around[next_random(&seed, COUNTOF(around))]));
			write_word(text, &seed, planted[next_random(&seed, 3)]);
			out_bytes(text,
			    str_from(
				around[next_random(&seed, COUNTOF(around))]));
		}
		clean = utf8_fold(
		    arena, redact_text(redact, arena, out_text(text), &n));
		assert_true(n > 0);
		assert_true(utf8_valid(clean, NULL));
		for (size_t j = 0; j < COUNTOF(planted); j++)
			assert_int_equal(str_find(clean, planted[j]), clean.n);
		arena_free(arena);
	}
}

/* A letter as people may write it: its look-alike now and then. */
static void
write_letter(struct out *out, unsigned *seed, char letter)
{
	static const struct {
		char letter;
		const char *like[2];
	} all[] = { { 'a', { CYRILLIC_a, CYRILLIC_A } },
		{ 'e', { "\xd0\xb5", "\xce\x95" } },
		{ 'o', { CYRILLIC_o, "\xce\xbf" } },
		{ 'p', { "\xcf\x81", "\xd0\xa0" } },
		{ 's', { "\xd1\x95", "\xd0\x85" } },
		{ 'v', { "\xce\xbd", "\xd1\xb5" } } };

	for (size_t i = 0; i < COUNTOF(all); i++)
		if (all[i].letter == letter && next_random(seed, 2)) {
			out_bytes(
			    out, str_from(all[i].like[next_random(seed, 2)]));
			return;
		}
	out_char(out, letter);
}

/* However a word of the list is spelt, it is gone. */
static void
no_odd_spelling_is_left(void **state)
{
	static const struct str planted[] = { STR_INIT("quillan"),
		STR_INIT("vespertine"), STR_INIT("osgood") };
	static const char *const gaps[] = { " ", ".", "-", ". ", "_", " - ",
		"\xc2\xb7" };
	static const char *const ends[] = { "-\n", "-\r\n", "- \n ", "-\r",
		"\xc2\xad\n", "\xe2\x80\x90\n", "\xc2\xad-\n" };
	static const char *const around[] = { "", "\n", "tea, ", " (",
		"\xe2\x80\x9c", " it's ", " and ", " 12, ",
		"\xf0\x9f\x8c\xb1" };
	struct fixture *f = *state;
	struct redact *redact =
	    load(f, STR("find\nQuillan\nV\xc3\xa9spertine\nOsgood\n"));
	unsigned seed = 7;

	for (int i = 0; i < 20000; i++) {
		struct arena *arena = arena_new();
		struct out *out = out_memory(arena), *all = out_memory(arena);
		struct str word = planted[next_random(&seed, 3)], clean;
		const char *gap = gaps[next_random(&seed, COUNTOF(gaps))];
		bool letters = next_random(&seed, 2);
		size_t n = 0, at = next_random(&seed, (unsigned)word.n - 1);

		for (size_t j = 0; j < word.n; j++) {
			write_letter(out, &seed, word.s[j]);
			if (letters && j + 1 < word.n)
				out_bytes(out, str_from(gap));
			else if (!letters && j == at)
				out_bytes(out, str_from(ends[next_random(
						   &seed, COUNTOF(ends))]));
		}
		out_fmt(all, "%s%.*s%s",
		    around[next_random(&seed, COUNTOF(around))],
		    STR_ARG(out_text(out)), around[next_random(&seed, 2)]);
		assert_false(redact_is_clear(redact, out_text(all)));
		clean = redact_text(redact, arena, out_text(all), &n);
		if (n != 1 || str_find(clean, out_text(out)) < clean.n)
			fail_msg("'%.*s'", STR_ARG(out_text(all)));
		arena_free(arena);
	}
}

static void
names_only(void **state)
{
	struct fixture *f = *state;
	struct redact *redact = load(f, STR("find\nZora\n"));
	size_t n = 0;

	assert_str(redact_names(redact, f->arena,
		       STR("Zora, zora@example.org, 07700900123"), &n),
	    "[name], [name]@example.org, 07700900123");
	assert_int_equal(n, 2);
}

static void
words_to_look_at_twice(void **state)
{
	static const struct {
		const char *text;
		bool look;
	} texts[] = {
		{ "The judge was kind", true },
		{ "JUDGES", true },
		{ "twins!", true },
		{ "my 7 year old", true },
		{ "my 12-year-old", true },
		{ "aged 3", true },
		{ "my seven-year-old", true },
		{ "he is fourteen years old", true },
		{ "my sister Anna came", true },
		{ "My social worker, \xc3\x89lan, came", true },
		{ "my ex Jo", true },
		{ "NHS 943 476 5918", true },
		{ "pupil A123456789012", true },
		{ "a tennis court hearing", true },
		{ "the courts", true },
		{ "my sister and I", false },
		{ "my dad I think", false },
		{ "It was my sister. Then we left", false },
		{ "my sister\nTea", false },
		{ "my Saturday", false },
		{ "the tennis courts, a hearing aid", false },
		{ "Guardian angels, hard of hearing", false },
		{ "two years later, ISO27001", false },
		{ "a care  order", true },
		{ "reference 123456789", true },
		{ "she lives in TF1", true },
		{ "I like the tea", false },
		{ "vitamin B12 on the M1 at 10:30", false },
		{ "12345678 and 20240208", false },
		{ "in 2024 years old walls", false },
		{ "judgement", false },
		{ "order more care", false },
		{ "", false },
	};
	struct fixture *f = *state;
	struct redact *redact = redact_load(f->arena, f->diag, NULL);

	for (size_t i = 0; i < COUNTOF(texts); i++) {
		size_t n = 0;
		bool look;

		assert_str(redact_look_twice(redact, f->arena,
			       str_from(texts[i].text), &n, &look),
		    texts[i].text);
		assert_int_equal(look, texts[i].look);
	}
}

static void
a_broken_list_is_refused(void **state)
{
	static const struct {
		struct str list;
		enum diag_code code;
		int line;
	} lists[] = {
		{ STR_INIT(""), DIAG_EMPTY_FILE, 0 },
		{ STR_INIT("Zora,\nHill,\n"), DIAG_NAMES_NO_HEADER, 1 },
		{ STR_INIT("find,use\nZor\xe1,\nb\xc3\xa9,\n"),
		    DIAG_NAMES_BAD_ROW, 2 },
		{ STR_INIT("find,use\na\n\"b\0\",\n"), DIAG_NAMES_BAD_ROW, 3 },
		{ STR_INIT("find,use\n***,x\n"), DIAG_NAMES_BAD_ROW, 2 },
		{ STR_INIT("find,use\n,x\n"), DIAG_NAMES_BAD_ROW, 2 },
		{ STR_INIT("find,use\n\"Zora,x\n"), DIAG_CSV_QUOTE_OPEN, 2 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNTOF(lists); i++) {
		struct diag_item item;

		f->diag = diag_new(f->arena, "test");
		assert_null(load(f, lists[i].list));
		assert_int_equal(diag_total(f->diag), 1);
		assert_true(diag_at(f->diag, 0, &item));
		assert_int_equal(item.code, lists[i].code);
		assert_int_equal(item.loc.line, lists[i].line);
		/* No word of the list is told. */
		assert_int_equal(str_find(item.text, STR("Zor")), item.text.n);
	}
	f->diag = diag_new(f->arena, "test");
	assert_null(redact_load(f->arena, f->diag, "/nowhere/names.csv"));
	assert_int_equal(diag_status(f->diag), DIAG_STATUS_SYSTEM);
}

static void
a_long_list(void **state)
{
	struct fixture *f = *state;
	struct out *list = out_memory(f->arena);
	struct redact *redact;
	size_t n = 0;

	OUT_LIT(list, "find\n");
	for (int i = 0; i < 20000; i++)
		out_fmt(list, "name%d\n", i);
	redact = load(f, out_text(list));
	assert_non_null(redact);
	assert_str(
	    redact_text(redact, f->arena, STR("name0 name19999 name20000"), &n),
	    "[name] [name] name20000");
}

/* If a text is clear at a glance, a closer look finds nothing, either. */
static void
look_closer(struct fixture *f, const struct redact *redact, struct str text)
{
	/* With a letter of a script that a glance does not know, in a line of
	 * its own, so that it belongs to nothing. */
	struct str longer =
	    str_fmt(f->arena, "%.*s |\n| \xe4\xb8\x80", STR_ARG(text));
	size_t n = 0;
	bool look;

	if (!redact_is_clear(redact, text))
		return;
	assert_false(redact_is_clear(redact, longer));
	assert_str(redact_look_twice(redact, f->arena, longer, &n, &look),
	    str_c(f->arena, longer));
	assert_int_equal(n, 0);
	assert_false(look);
}

static const struct str glance_names =
    STR_INIT("find,use\nZora,\nZo\xc3\xab,\nJo,\nO'Brien,\nAnne-Marie,\n"
	     "\xc5\x81ukasz,\nMa,\nRen\xc3\xa9,\n");

/* Words that are clear, with marks that people use: more of them than a glance
 * looks at together. */
static const struct str prose = STR_INIT(
    "we wanted tea, toasts and chat at the school gate: \"less letters\" would do! "
    "It helped to have the same worker (in our own language) when it went quiet; "
    "nobody had told us about the plan; then please keep this for the next ones as well - ");

/* The last n bytes of it. */
static struct str
prose_end(size_t n)
{
	return str_from_byte(prose, prose.n - n);
}

static void
a_glance_misses_nothing(void **state)
{
	static const char *const pieces[] = { "zora", "Zora", "Zoras", "zoe",
		"Zo\xc3\xab", "jo", "jos", "Joes", "o'brien", "obrien", "anne",
		"Marie", "annemarie", "lukasz", "\xc5\x82ukasz", "unit", "7",
		"3", "mill", "house", "99", "100", "court", "courts", "0", "5",
		"year", "years", "old", "week", "weeks", "aged", "twin", "@",
		".", "/", "://", "www", "com", "x", "b", "B12", "TF1", "3AA",
		"07700", "900123", "road", "14", "14a", "Long", "Lane",
		"\xc3\x89lan", "\xe2\x80\x99", "\xe2\x80\x94", "\xe2\x80\x8d",
		"\xe2\x80\x8b", "\xc2\xad", "\xef\xb8\x8f", "\xf0\x9f\x8c\xb1",
		"\xc2\xbf", "\xc2\xa0", "\xcc\x81", "caf\xc3\xa9", "ma", "was",
		"there", "then", "my", "My", "sister", "Anna", "seven", "born",
		"birthday", "dob", "on", "April", "2015", "The", "Close", "A",
		"n", "J", "o", "Z", "z", "r", "a", "\xc3\xab", "M", "re", "Jo",
		"I", "s", "Zor\xd0\xb0", "Zo", "ra", "lu", "kasz" };
	static const char *const between[] = { " ", " ", " ", "", "-", "'",
		", ", ". ", "\n", "(", "\t", "\x01", "-\n", "-\r\n", ".", " - ",
		"\xe2\x80\x99", "\xc2\xab", "\xe2\x80\x94" };
	struct fixture *f = *state;
	struct arena *arena = f->arena;
	/* With numbers in names, no text with one is clear. */
	const struct redact *lists[] = { load(f, glance_names),
		load(f, str_fmt(arena, "%.*sUnit 7,\n3 Mill House,\n99,\n",
			    STR_ARG(glance_names))) };
	unsigned seed = 20261122;
	size_t clear = 0;

	for (size_t i = 0; i < 240000; i++) {
		const struct redact *redact = lists[i % COUNTOF(lists)];
		struct buf text;

		if (i % 100 == 0)
			f->arena = arena_new();
		text = BUF(f->arena);
		buf_add(&text, prose_end(next_random(&seed, 135)));
		for (unsigned n = next_random(&seed, 7) + 1; n > 0; n--)
			buf_fmt(&text, "%s%s",
			    pieces[next_random(&seed, COUNTOF(pieces))],
			    between[next_random(&seed, COUNTOF(between))]);
		buf_add(&text, str_head(prose, next_random(&seed, 70)));
		look_closer(f, redact, buf_str(&text));
		clear += redact_is_clear(redact, buf_str(&text));
		if (i % 100 == 99)
			arena_free(f->arena);
	}
	f->arena = arena;
	assert_true(clear > 15000);
}

/* Whether what is clear, wherever it stands and the text ends. */
static void
glance_everywhere(struct fixture *f, const struct redact *redact,
    const char *what, bool clear)
{
	for (size_t before = 0; before <= 135; before++) {
		for (size_t behind = 0; behind <= 70; behind++) {
			struct str text = str_fmt(f->arena, "%.*s%s%s%.*s",
			    STR_ARG(prose_end(before)), what, behind ? " " : "",
			    STR_ARG(str_head(prose, behind)));
			/* A sanitizer sees who reads on where it ends. */
			char *copy = malloc(text.n);

			assert_non_null(copy);
			text.s = memcpy(copy, text.s, text.n);
			if (redact_is_clear(redact, text) != clear)
				fail_msg("%s: '%.*s'",
				    clear ? "not clear" : "clear",
				    STR_ARG(text));
			free(copy);
		}
	}
}

/* As much as a glance looks at together. */
#define DASHES                                                                 \
	"-- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- -- "
#define LETTERS                                                                \
	"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl"

static void
a_glance_sees_everywhere(void **state)
{
	static const char *const clear[] = { "tea", "so I do", "zor", "azora",
		"12:", "12: tea", "caf\xc3\xa9", "\xc3\x89lan",
		"\xe2\x80\x9ctea\xe2\x80\x9d", "it\xe2\x80\x99s",
		"\xe2\x80\x94", "\xf0\x9f\x8c\xb1",
		"\xf0\x9f\x8c\xb1\xe2\x80\x8d\xf0\x9f\x8c\xb1",
		"\xc2\2435:", "Then.", "and/or", "what?", "so it's a tea",
		"so it\xe2\x80\x99s a tea", "he is I do", "tea -- tea",
		"tea-time", "(then). \xe2\x80\xa6" };
	static const char *const others[] = { "Zora", "ZORAS", "zo\xc3\xab",
		"Zo\xc3\xabs", "lukasz", "\xc5\x81ukasz", "\xc3\xa1mi", "ami",
		"Ren\xc3\xa9", "RENE", "r\xc3\xa9n\xc3\xa9", "jo", "Jos",
		"Joes", "jo\xe2\x80\x99s", "\xe2\x80\x9cJo\xe2\x80\x9d",
		"O'Brien", "(judge)", "my", "3: year", "3\xe2\x80\x94Months",
		"3: y\xc3\251ar", "b1", "1b", "1\xc3\xa9", "x\xc3\2511",
		"12 tea", "1234:", "1: 1:", "x.y", "a@", "@b", "http://",
		"tea\xe2\x80\x8d", "1\xe2\x80\x8d:", "\xe4\xb8\x80", "\xc2\xad",
		"Z r k a", "Z. r. k", "J k", "J -- k", "j-k", "a \xc3\xab",
		"\xc3\xab - a", "Zo-\nra", "zo- \r\nra", "zo\xe2\x80\x90\nra",
		"zo\xe2\x80\x91\nra" };
	struct fixture *f = *state;
	struct redact *redact = load(
	    f, str_fmt(f->arena, "%.*s\xc3\x81mi,\n", STR_ARG(glance_names)));

	for (size_t i = 0; i < COUNTOF(clear); i++)
		glance_everywhere(f, redact, clear[i], true);
	for (size_t i = 0; i < COUNTOF(others); i++)
		glance_everywhere(f, redact, others[i], false);
	glance_everywhere(f, redact, "3 " DASHES "tea", true);
	glance_everywhere(f, redact, "3 " DASHES "week", false);
	glance_everywhere(f, redact, &LETTERS[1], true);
	glance_everywhere(f, redact, LETTERS, false);
}

static void
a_glance_tells_of_numbers_and_marks(void **state)
{
	struct fixture *f = *state;
	struct lexicon *none = lexicon_new(f->arena, false);
	struct glance_sight seen;

	assert_true(lexicon_has_none(none, STR("on 1: 234, 56?"), &seen));
	assert_int_equal(seen.numbers, 3);
	assert_int_equal(seen.longest, 3);
	assert_int_equal(seen.number_end, 13);
	assert_false(seen.marks);
	assert_true(lexicon_has_none(none, STR("tea."), &seen));
	assert_false(seen.numbers || seen.marks);
	assert_true(lexicon_has_none(none, STR("tea/toast"), &seen));
	assert_true(seen.marks);
	assert_true(lexicon_has_none(none, STR(""), &seen));
	assert_false(lexicon_has_none(none, STR("1b"), &seen));
	assert_false(lexicon_has_none(none, STR("b1"), &seen));
}

static void
a_glance_is_not_taken_in(void **state)
{
	static const char *const texts[] = { "then Zo\xe2\x80\x8dra was",
		"then Z\xe2\x80\xaeora was", "then zor\xe2\x80\252a was",
		"at 14 \xc3\x89lan Road then", "then Zora\xe2\x80\x99s was",
		"\xe2\x80\x9cZora\xe2\x80\x9d was", "was Zoe\xcc\x88 there",
		"\xf0\x9f\x8c\xb1Zora", "then zora1", "then 1zora" };
	struct fixture *f = *state;
	struct redact *redact = load(f, STR("find,use\nZora,\nZoe,\n"));

	assert_true(redact_is_clear(redact, STR("14: that is too late")));
	assert_true(redact_is_clear(redact, STR("so J --- k so")));
	for (size_t i = 0; i < COUNTOF(texts); i++)
		assert_false(redact_is_clear(redact, str_from(texts[i])));
}

/* Whether a glance sees each of the names that begin with one of these letters
 * and stand in one list. */
static void
glance_knows(struct fixture *f, unsigned first, unsigned end)
{
	struct buf list = BUF(f->arena);
	struct redact *redact;
	char letter[4];

	buf_fmt(&list, "find,use\n");
	for (unsigned c = first; c < end; c++)
		if (utf8_is_letter(c))
			buf_fmt(&list, "%.*sbcd,\n", (int)utf8_put(c, letter),
			    letter);
	redact = load(f, buf_str(&list));
	assert_non_null(redact);
	for (unsigned c = first; c < end; c++) {
		int n = (int)utf8_put(c, letter);

		if (utf8_is_letter(c))
			assert_false(redact_is_clear(redact,
			    str_fmt(f->arena, "then %.*sbcd was", n, letter)));
	}
}

/* A name that begins with any letter there is, also where accents are left out:
 * those that a glance reads one by one, others by the hundred. */
static void
a_glance_knows_each_letter(void **state)
{
	for (unsigned c = 0x80; c < 0x250; c++)
		glance_knows(*state, c, c + 1);
	for (unsigned c = 0x250; c < 0x3000; c += 100)
		glance_knows(*state, c, c + 100);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(names),
		TEST(emails),
		TEST(phones),
		TEST(numbers_and_postcodes),
		TEST(links_and_addresses),
		TEST(days_of_birth),
		TEST(other_spellings),
		TEST(the_longest_goes_first),
		TEST(words_of_a_name_stand_apart),
		TEST(a_word_is_broken_at_a_line),
		TEST(a_word_is_spelt_out),
		TEST(a_word_is_in_look_alikes),
		TEST(an_odd_spelling_is_looked_at),
		TEST(no_planted_word_is_left),
		TEST(no_odd_spelling_is_left),
		TEST(names_only),
		TEST(words_to_look_at_twice),
		TEST(a_broken_list_is_refused),
		TEST(a_long_list),
		TEST(a_glance_misses_nothing),
		TEST(a_glance_sees_everywhere),
		TEST(a_glance_tells_of_numbers_and_marks),
		TEST(a_glance_is_not_taken_in),
		TEST(a_glance_knows_each_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
