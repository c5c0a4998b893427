/* SPDX-License-Identifier: MIT */
/*
 * ics-check FILE: reads a calendar with libical and holds it against libical's
 * table of what each part must and may have (RFC 5545 and 5546).  Writes what
 * is wrong; status 1 if anything is.
 */
#include <stdbool.h>
#include <stdio.h>

#include <libical/ical.h>

#define MOST (1024 * 1024)

static int
tell_errors(icalcomponent *component)
{
	icalproperty *property = icalcomponent_get_first_property(
	    component, ICAL_XLICERROR_PROPERTY);
	icalcomponent *part =
	    icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
	int found = 0;

	for (; property; property = icalcomponent_get_next_property(
			     component, ICAL_XLICERROR_PROPERTY)) {
		puts(icalproperty_as_ical_string(property));
		found++;
	}
	for (; part; part = icalcomponent_get_next_component(
			 component, ICAL_ANY_COMPONENT))
		found += tell_errors(part);
	return found;
}

int
main(int argc, char **argv)
{
	static char text[MOST];
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	icalcomponent *calendar;
	int found;

	if (!file || fread(text, 1, MOST - 1, file) == 0) {
		puts("ics-check: one file, please");
		return 2;
	}
	(void)fclose(file);
	icalerror_set_errors_are_fatal(false);
	calendar = icalparser_parse_string(text);
	if (!calendar ||
	    icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
		puts("not a calendar");
		return 1;
	}
	(void)icalrestriction_check(calendar);
	found = tell_errors(calendar);
	icalcomponent_free(calendar);
	icalmemory_free_ring();
	return found > 0;
}
