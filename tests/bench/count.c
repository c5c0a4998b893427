/* SPDX-License-Identifier: MIT */
/*
 * count FILE: the yardstick of the benchmark.  How many fields and records
 * libcsv finds in a file, and no more: nothing that reads CSV with libcsv can
 * take less than this.
 */
#include <stdio.h>

#include <csv.h>

struct count {
	size_t fields;
	size_t records;
};

static void
field(void *text, size_t n, void *context)
{
	struct count *count = context;

	(void)text;
	(void)n;
	count->fields++;
}

static void
record(int end, void *context)
{
	struct count *count = context;

	(void)end;
	count->records++;
}

static int
count_file(FILE *in, struct csv_parser *parser)
{
	static char buffer[64 * 1024];
	struct count count = { 0 };
	size_t n;

	while ((n = fread(buffer, 1, sizeof(buffer), in)) > 0)
		if (csv_parse(parser, buffer, n, field, record, &count) != n)
			return 1;
	if (ferror(in) || csv_fini(parser, field, record, &count) != 0)
		return 1;
	(void)printf("%zu fields, %zu records\n", count.fields, count.records);
	return 0;
}

int
main(int argc, char **argv)
{
	struct csv_parser parser;
	FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
	int status = 2;

	if (in && csv_init(&parser,
		      CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) == 0) {
		status = count_file(in, &parser);
		csv_free(&parser);
	}
	if (in)
		(void)fclose(in);
	return status;
}
