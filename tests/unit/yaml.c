/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "buf.h"
#include "diag.h"
#include "yaml.h"

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

static struct yaml_document
read(struct fixture *f, const char *text)
{
	return yaml_read(f->arena, f->diag, "plan.yaml", str_from(text));
}

static void
assert_place(struct loc loc, int line, int col, int len)
{
	assert_string_equal(loc.file, "plan.yaml");
	assert_int_equal(loc.line, line);
	assert_int_equal(loc.col, col);
	assert_int_equal(loc.len, len);
}

static void
tree(void **state)
{
	struct fixture *f = *state;
	const struct yaml_node *root = read(f, "no: 10:00\n"
					       "café: \" two \"\n"
					       "list: [a, 'b c']\n"
					       "blank:\n"
					       "text: |\n  one\n  two\n"
					       "map:\n  inner: x\n")
					   .root;
	const struct yaml_node *list;

	assert_int_equal(diag_total(f->diag), 0);
	assert_int_equal(root->kind, YAML_MAP);
	assert_int_equal(root->n, 6);
	assert_str(root->pair[0].key, "no");
	assert_str(root->pair[0].value->text, "10:00");
	assert_false(root->pair[0].value->quoted);
	assert_place(root->pair[0].loc, 1, 1, 2);
	assert_place(root->pair[0].value->loc, 1, 5, 5);
	assert_str(root->pair[1].value->text, " two ");
	assert_true(root->pair[1].value->quoted);
	assert_place(root->pair[1].value->loc, 2, 7, 7);
	list = yaml_get(root, STR("list"));
	assert_int_equal(list->kind, YAML_LIST);
	assert_int_equal(list->n, 2);
	assert_str(list->item[1]->text, "b c");
	assert_place(list->item[1]->loc, 3, 11, 5);
	assert_true(yaml_is_blank(yaml_get(root, STR("blank"))));
	assert_str(yaml_get(root, STR("text"))->text, "one\ntwo\n");
	assert_str(
	    yaml_get(yaml_get(root, STR("map")), STR("inner"))->text, "x");
	assert_null(yaml_get(root, STR("other")));
	assert_null(yaml_get(list, STR("a")));
}

static void
odd_blanks(void **state)
{
	struct fixture *f = *state;
	const struct yaml_node *root =
	    read(f, "a: b\u2028c\td\u00a0\nkey \u00a0: e\n").root;

	assert_str(root->pair[0].value->text, "b c d");
	assert_str(root->pair[1].key, "key");
	assert_int_equal(diag_total(f->diag), 0);
}

static void
duplicates(void **state)
{
	struct fixture *f = *state;
	const struct yaml_node *root =
	    read(f, "b: 1\na: 2\nb: 3\nc: 4\nb: 5\n").root;
	struct diag_item item;

	assert_int_equal(diag_count_code(f->diag, DIAG_YAML_DUPLICATE_KEY), 2);
	assert_true(diag_at(f->diag, 0, &item));
	assert_place(item.loc, 3, 1, 1);
	assert_int_equal(root->n, 3);
	assert_str(root->pair[0].value->text, "1");
	assert_str(root->pair[2].key, "c");
}

/* Brackets so deep, and one deeper. */
static void
depth(void **state)
{
	struct fixture *f = *state;

	for (int more = 0; more <= 1; more++) {
		struct buf buf = BUF(f->arena);
		struct yaml_document document;

		for (int i = 0; i < YAML_MAX_DEPTH + more; i++)
			buf_char(&buf, '[');
		for (int i = 0; i < YAML_MAX_DEPTH + more; i++)
			buf_char(&buf, ']');
		document =
		    yaml_read(f->arena, f->diag, "plan.yaml", buf_str(&buf));
		assert_int_equal(
		    diag_count_code(f->diag, DIAG_YAML_TOO_DEEP), more);
		assert_int_equal(document.cut_short, more);
	}
}

static void
size(void **state)
{
	struct fixture *f = *state;
	char *text = arena_alloc(f->arena, YAML_MAX_BYTES + 1, 1);
	struct str str = { text, YAML_MAX_BYTES };

	for (size_t i = 0; i <= YAML_MAX_BYTES; i++)
		text[i] = 'a';
	assert_int_equal(
	    yaml_read(f->arena, f->diag, "plan.yaml", str).root->text.n,
	    YAML_MAX_BYTES);
	assert_int_equal(diag_total(f->diag), 0);
	str.n++;
	assert_int_equal(
	    yaml_read(f->arena, f->diag, "plan.yaml", str).root->text.n, 0);
	assert_int_equal(diag_count_code(f->diag, DIAG_TOO_LARGE), 1);
}

/* What was read before reading stopped is there, and known to be cut. */
static void
cut_short(void **state)
{
	struct fixture *f = *state;
	struct yaml_document document =
	    read(f, "a: b\nc: [d,\n  [e] f]\ng: h\n");
	struct diag_item item;

	assert_true(document.cut_short);
	assert_true(diag_at(f->diag, 0, &item));
	assert_int_equal(item.code, DIAG_YAML_SYNTAX);
	assert_place(item.loc, 3, 7, 0);
	assert_str(yaml_get(document.root, STR("a"))->text, "b");
}

/* A place is that of the file, though a line was mended before it. */
static void
mended_places(void **state)
{
	struct fixture *f = *state;
	const struct yaml_node *root =
	    read(f, "a: b\ncafé: {d:e, f: @g}\n").root;
	const struct yaml_node *map = root->pair[1].value;

	assert_int_equal(diag_total(f->diag), 2);
	assert_place(map->pair[0].value->loc, 2, 10, 1);
	assert_place(map->pair[1].value->loc, 2, 16, 2);
	assert_str(map->pair[1].value->text, "@g");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tree, set_up, tear_down),
		cmocka_unit_test_setup_teardown(odd_blanks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(duplicates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(depth, set_up, tear_down),
		cmocka_unit_test_setup_teardown(size, set_up, tear_down),
		cmocka_unit_test_setup_teardown(cut_short, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    mended_places, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
