/* SPDX-License-Identifier: MIT */
/*
 * svg: the few drawings on our pages, as what stands inside an svg element.
 * They hold no words: words stand beside a drawing, so that they grow, wrap
 * and can be read aloud (doc_figure(), doc_drawing()).  Nothing but numbers
 * comes from outside.  Sizes are in per cent where a drawing has no frame, so
 * that it is as wide as there is room; paints are classes of page.css:
 *
 *     mild   done, or a part of the day      bold   now, or after
 *     open   before, or apart                dash   to come, or rest
 */
#ifndef SVG_H
#define SVG_H

#include "str.h"

enum svg_paint { SVG_MILD, SVG_BOLD, SVG_OPEN, SVG_DASH, SVG_PAINTS };

struct svg {
	struct str class; /* what kind of drawing: for page.css */
	struct str frame; /* its viewBox; blank: as wide as there is room */
	struct str shapes;
};

/* The stages of the double diamond. */
#define SVG_STAGES 4

/* The double diamond with "you are here": stages before the one that is here
 * (from 0) are done and have a tick, it has a pin, those after it are dashed.
 * With here < 0 none is reached yet, from SVG_STAGES on all are done. */
struct svg svg_diamonds(struct arena *arena, int here);

/* A part of a line; its unit is up to the caller. */
struct svg_span {
	long length;
	enum svg_paint paint; /* SVG_DASH is drawn lower */
};

/* The spans as blocks one after the other, to scale; those without a length
 * are left out.  With tick > 0 there is a mark at each multiple of it; the
 * line begins at the number first. */
struct svg svg_line(struct arena *arena, const struct svg_span *span, size_t n,
    long first, long tick);

/* A bar for value of most, from the start of the line; more than most is
 * drawn as most, less than 0 as 0. */
struct svg svg_bar(
    struct arena *arena, enum svg_paint paint, long value, long most);

/* A bar from the middle of a scale from 0 to most, to the side where value
 * is, with a mark at its end so that the smallest still shows; a thin line
 * at each of the parts of the scale. */
struct svg svg_bar_middle(struct arena *arena, enum svg_paint paint, long value,
    long most, int parts);

#endif
