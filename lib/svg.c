/* SPDX-License-Identifier: MIT */
#include "svg.h"

#include <assert.h>

#include "buf.h"

static const char *const paints[SVG_PAINTS] = {
	[SVG_MILD] = "mild",
	[SVG_BOLD] = "bold",
	[SVG_OPEN] = "open",
	[SVG_DASH] = "dash",
};

/* A place on a line: hundredths of a per cent. */
static long
place(long value, long most)
{
	if (value <= 0 || most <= 0)
		return 0;
	if (value >= most)
		return 10000;
	return (long)((double)value / (double)most * 10000 + .5);
}

/* ' NAME="12.5%"'. */
static void
put_place(struct buf *buf, const char *name, long hundredths)
{
	buf_fmt(buf, " %s=\"%ld", name, hundredths / 100);
	if (hundredths % 10)
		buf_fmt(buf, ".%02ld", hundredths % 100);
	else if (hundredths % 100)
		buf_fmt(buf, ".%ld", hundredths % 100 / 10);
	buf_add(buf, STR("%\""));
}

/* A line from top to bottom; y1 and y2 as they are written. */
static void
put_stroke(struct buf *buf, const char *class, long hundredths, const char *y1,
    const char *y2)
{
	buf_fmt(buf, "<line class=\"%s\"", class);
	put_place(buf, "x1", hundredths);
	put_place(buf, "x2", hundredths);
	buf_fmt(buf, " y1=\"%s\" y2=\"%s\"/>", y1, y2);
}

static void
put_block(
    struct buf *buf, enum svg_paint paint, long from, long to, const char *size)
{
	buf_fmt(buf, "<rect class=\"%s\"", paints[paint]);
	put_place(buf, "x", from);
	put_place(buf, "width", to - from);
	buf_fmt(buf, " %s/>", size);
}

/* The double diamond. -------------------------------------------------------- */

struct svg
svg_diamonds(struct arena *arena, int here)
{
	/* Each half as it is when it is here, larger, and else. */
	static const struct {
		const char *large, *other;
		int middle; /* where a pin or a tick stands */
	} half[SVG_STAGES] = {
		{ "M4 104 158 26v156z", "M8 104 150 34v140z", 102 },
		{ "M158 26 312 104 158 182z", "M166 34 308 104 166 174z", 212 },
		{ "M328 104 482 26v156z", "M332 104 474 34v140z", 426 },
		{ "M482 26 636 104 482 182z", "M490 34 632 104 490 174z", 536 },
	};
	struct buf buf = BUF(arena);

	for (int i = 0; i < SVG_STAGES; i++) {
		if (i == here)
			buf_fmt(&buf,
			    "<path class=\"bold\" d=\"%s\"/>"
			    "<g transform=\"translate(%d 0)\">"
			    "<path class=\"pin\" d=\"M0 110c-15-22-25-33-25-47a"
			    "25 25 0 1 1 50 0c0 14-10 25-25 47z\"/>"
			    "<circle class=\"bold\" cy=\"63\" r=\"9\"/></g>",
			    half[i].large, half[i].middle);
		else
			buf_fmt(&buf, "<path class=\"%s\" d=\"%s\"/>",
			    paints[i < here ? SVG_MILD : SVG_DASH],
			    half[i].other);
		if (i < here)
			buf_fmt(&buf,
			    "<path class=\"check\" d=\"M%d 104l12 13 24-27\"/>",
			    half[i].middle - 18);
	}
	return (struct svg){ .class = STR("diamonds"),
		.frame = STR("0 0 640 186"),
		.shapes = buf_str(&buf) };
}

/* A line of time. ------------------------------------------------------------- */

struct svg
svg_line(struct arena *arena, const struct svg_span *span, size_t n, long first,
    long tick)
{
	struct buf buf = BUF(arena);
	long all = 0;
	long at = 0;

	for (size_t i = 0; i < n; i++)
		all += span[i].length;
	for (size_t i = 0; i < n; at += span[i++].length) {
		if (span[i].length <= 0)
			continue;
		put_block(&buf, span[i].paint, place(at, all),
		    place(at + span[i].length, all),
		    span[i].paint == SVG_DASH ? "y=\"6\" height=\"20\""
					      : "y=\"1\" height=\"30\"");
	}
	if (tick > 0)
		at = (first + tick - 1) / tick * tick;
	for (; tick > 0 && at <= first + all; at += tick)
		put_stroke(&buf, "edge", place(at - first, all), "33", "41");
	return (struct svg){ .class = STR("day"), .shapes = buf_str(&buf) };
}

/* Bars. ------------------------------------------------------------------------ */

struct svg
svg_bar(struct arena *arena, enum svg_paint paint, long value, long most)
{
	struct buf buf = BUF(arena);

	put_stroke(&buf, "edge", 0, "0", "100%");
	if (place(value, most) > 0)
		put_block(&buf, paint, 0, place(value, most),
		    "y=\"22%\" height=\"56%\"");
	return (struct svg){ .class = STR("bar"), .shapes = buf_str(&buf) };
}

struct svg
svg_bar_middle(
    struct arena *arena, enum svg_paint paint, long value, long most, int parts)
{
	struct buf buf = BUF(arena);
	long end = place(value, most);

	assert(parts > 0);
	for (int i = 0; i <= parts; i++)
		if (2 * i != parts)
			put_stroke(&buf, "thin", place(i, parts), "0", "100%");
	put_stroke(&buf, "edge", 5000, "0", "100%");
	if (end != 5000)
		put_block(&buf, paint, end < 5000 ? end : 5000,
		    end < 5000 ? 5000 : end, "y=\"22%\" height=\"56%\"");
	put_stroke(
	    &buf, paint == SVG_BOLD ? "cap bold" : "cap", end, "10%", "90%");
	return (struct svg){ .class = STR("bar"), .shapes = buf_str(&buf) };
}
