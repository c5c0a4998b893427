#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# tests/fuzz/mutants.sh BUILD [GROUPS]: what would our tests miss?  Makes many
# copies of the modules that decide what may be shown, each with one small
# mistake in it, and runs the tests of privacy and summary and nobody with each.
# A mistake that no test notices has survived.  Status 0 if at least nine in ten
# are killed.  BUILD is a build folder of Meson with the tests in it.  This takes
# some minutes; tests/run.sh does not run it.

set -u
[ $# -ge 1 ] || {
	echo "usage: tests/fuzz/mutants.sh BUILD [GROUPS]" >&2
	exit 2
}
build=$(cd "$1" && pwd) || exit 2
groups=${2:-400}
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

# MODULE|what stands there|what stands there by mistake: the first that fits.
mistakes() {
	cat <<'END'
privacy|return true;|return false;
privacy|if (!str_trim(agreed->read_aloud.text).n \|\||if (
privacy|says_no(agreed->read_aloud.text) \|\||
privacy|agreed->x_paper.choice != FORM_YES \|\||
privacy|agreed->look_back.choice != FORM_YES|false
privacy|x_paper.choice != FORM_YES|x_paper.choice == FORM_NO
privacy|\|\| !plan_is_lived(by)|
privacy|unmarked > OUTCOME_ASK|unmarked > OUTCOME_WITHDRAWN
privacy|if (note->unread)|if (false)
privacy|if (note->mark != OUTCOME_CONSENT_BLANK)|if (note->mark > OUTCOME_QUOTE)
privacy|if (note->story \|\| note->flag|if (note->flag
privacy|\|\| note->flag != PRIVACY_NO_FLAG|
privacy|if (note->flag == PRIVACY_NEVER)|if (false)
privacy|note->flag == PRIVACY_NEVER|note->flag != PRIVACY_NO_FLAG
privacy|bool clear = note->flag == PRIVACY_NO_FLAG;|bool clear = true;
privacy|rule.words = clear;|rule.words = clear; rule.in_other_words = clear;
privacy|rule.in_other_words = clear;|rule.words = clear;
privacy|rule.in_other_words = clear;|rule.in_other_words = false;
privacy|rule.to_ask = true;|rule.to_ask = true; rule.counted = true;
privacy|rule.to_ask = true;|
privacy|case OUTCOME_COUNT:|case OUTCOME_COUNT: rule.words = clear;
privacy|labels->behind[at] += labels->came[i];|labels->behind[at] = labels->came[i];
privacy|labels.behind[at] < hide_below|labels.behind[at] < hide_below - 1
privacy|labels.behind[at] < hide_below|labels.behind[at] <= hide_below
privacy|labels.called[at] += labels.came[i];|labels.called[at] += labels.came[i] + 1;
privacy|(spoke[i] \|\| labels.came[i] > 0)|spoke[i]
privacy|(spoke[i] \|\| labels.came[i] > 0)|labels.came[i] > 0
privacy|labels.called[labels.at[i]] < hide_below|labels.called[labels.at[i]] < hide_below - 1
privacy|labels.called[labels.at[i]] < hide_below|labels.called[labels.at[i]] <= hide_below
privacy|labels.alone[labels.at[i]] = true;|labels.alone[labels.at[i]] = false;
privacy|if (labels->alone[at])|if (false)
privacy|if (labels->alone[labels->anybody])|if (false)
privacy|if (session)|if (false)
privacy|labels->came[role - labels->people->v] +=|labels->came[role - labels->people->v] =
privacy|bool small = part[i] < hide_below;|bool small = part[i] <= hide_below;
privacy|if (!open[i] && part[i] < hide_below)|if (!open[i] && part[i] < hide_below - 1)
privacy|if (!open[i] && part[i] < hide_below)|if (part[i] < hide_below)
privacy|all.small == 1 \|\||
privacy|all.small_sum <= 1|all.small_sum <= 0
privacy|all.small * most - 1|all.small * most
privacy|return all.large && all.sum|return all.sum
privacy|all.sum != all.large * hide_below &&|
privacy|&& all.sum != (all.small + all.large) * most|
privacy|show[i] = PRIVACY_AT_LEAST;|show[i] = PRIVACY_SHOWN;
privacy|return held == 0 \|\| held >= least;|return held >= least;
privacy|held >= least;|held > least;
privacy|held >= least;|held + 1 >= least;
privacy|hide_below > 5|hide_below > 50
summary_clean|return redact_text(b->redact, b->arena, str_trim(text), &n);|return str_trim(text);
summary_clean|return redact_names(b->redact, b->arena, str_trim(text), &n);|return str_trim(text);
summary_clean|kind == PROSE_STRONG \|\||
summary_clean|kind == PROSE_EMPHASIS \|\||
summary_clean|\|\| kind == PROSE_CODE|
summary_clean|buf_add(&prose->links, text);|
summary_clean|buf_add(words, STR("\n\n"));|buf_add(words, STR(""));
summary_clean|buf_char(&text, '\\');|
summary_clean|if (str_eq(cleaned, str_trim(words)) &&|if (true \|\|
summary_clean|if (starts && (c == ' '|if ((c == ' '
summary_arrange|return a->show < b->show ? -1 : 1;|return a->show > b->show ? -1 : 1;
summary_arrange|return a->dots > b->dots ? -1 : 1;|return a->dots < b->dots ? -1 : 1;
summary_arrange|c = a->session - b->session;|c = 0;
summary_arrange|return c ? c : a->role - b->role;|return c;
summary_arrange|return c ? c : str_cmp(a->voice, b->voice);|return c;
summary_arrange|return a->name.n ? -1 : 1;|return a->name.n ? 1 : -1;
summary_arrange|return a->notes > b->notes ? -1 : 1;|return a->notes < b->notes ? -1 : 1;
summary|if (fold.s[i] != ' ')|if (fold.s[i])
summary|if (fold.n && named &&|if (fold.n &&
summary|str_cmp(name, theme->name) < 0|false
summary|if (str_eq_case(lang, b->plan->language.text))|if (false)
summary|text = note->column[NOTES_SHARE_AS];|
summary|} else if (!rule->words) {|} else if (false) {
summary|quote->idea = true;|
summary|if (!quote->idea)|if (true)
summary|quote->text = str_dup(b->arena, summary_clean(b, text));|quote->text = str_dup(b->arena, text);
summary|note->show_ordered ? note->show : SHOW_YES|note->show
summary|add_speaker(b, &b->voices[quote->session], quote->role);|
summary|if (again)|if (false)
summary|theme->notes += has_words;|theme->notes++;
summary|theme->dots += note->dots;|
summary|find_theme(b, name, note->kind, note->flags == 0)|find_theme(b, name, note->kind, true)
summary|bool differs = note->kind == NOTES_DIFFERS|bool differs = false
summary|summary_clean(b, note->column[NOTES_WHO])|note->column[NOTES_WHO]
summary|summary_clean(b, note->column[NOTES_WHEN])|note->column[NOTES_WHEN]
summary|return &out->works;|return &out->compost;
summary|return &out->parked;|return &out->decided;
summary|b->out->notes += has_words;|b->out->notes++;
summary|if (wall \|\| note->n_themes)|if (wall)
summary|wall ? quote : NULL|quote
ruling|(NOTES_FLAG_COURT \| NOTES_FLAG_SAFETY)|NOTES_FLAG_COURT
ruling|(NOTES_FLAG_COURT \| NOTES_FLAG_SAFETY)|NOTES_FLAG_SAFETY
ruling|return note->flags ? PRIVACY_LOOK_FIRST : PRIVACY_NO_FLAG;|return PRIVACY_NO_FLAG;
ruling|.unread = note->consent_unread,|
ruling|.story = note->kind == NOTES_STORY,|
ruling|.flag = ruling_flag(note) },|},
summary|if (!rule.counted) {|if (false) {
summary|b->held += has_words;|b->held++;
ruling|note->column[NOTES_SHARE_AS].n \|\||
summary_take|out->title = summary_clean(b, plan->title.text);|out->title = plan->title.text;
summary_take|out->missing = summary_clean(b, |out->missing = (
summary_take|out->support = summary_clean_address(b, |out->support = (
summary_take|out->did_not_work = summary_clean_markdown(b, |out->did_not_work = summary_clean(b,
summary_take|to->will = summary_clean(b, from->will.text);|to->will = from->will.text;
summary_take|to->proof = summary_clean(b, from->proof.text);|to->proof = from->proof.text;
summary_take|to->heard = summary_clean(b, from->heard.text);|to->heard = from->heard.text;
summary_take|knows == PLAN_LEARNING \|\||
summary_take|\|\| knows == PLAN_HELPING|
summary_take|to->came += came->number;|
summary_take|.number = show[i] == PRIVACY_SHOWN ? part[i] : 0,|.number = part[i],
summary_take|i < n && to->split; i++|i < n; i++
summary_arrange|spoke[voices->v[k].role] = true;|
summary_arrange|quote->voice = speaker->label;|
summary_arrange|i < SUMMARY_QUOTES; i++|i <= SUMMARY_QUOTES; i++
summary_arrange|sizeof(*quotes->v), compare_choice);|sizeof(*quotes->v), compare_print);
summary_arrange|	drop_unnamed(out);|
summary_arrange|theme->name = summary_clean(b, theme->name);|
summary|out->tell_held = privacy_tell_held(b->held, out->hide_below);|out->tell_held = true;
summary|privacy_tell_held(b->held, out->hide_below)|privacy_tell_held(b->held, 5)
summary|out->held = out->tell_held ? b->held : 0;|out->held = b->held;
summary|out->any_held = b->held > 0;|out->any_held = b->held > 1;
summary|b->voices[i].unmarked = privacy_unmarked(|b->voices[i].unmarked = OUTCOME_QUOTE; (void)privacy_unmarked(
END
}

# make_mistake LINE: the module with that mistake, in the work folder.
make_mistake() {
	python3 - "$1" "$work" <<'END'
import re, sys
module, old, new = (part.replace('\\|', '|') for part in
                    re.split(r'(?<!\\)\|', sys.argv[1].replace('\\|\\|', '\\|\\|')))
new = new or (';' if old.endswith(';') else '')
text = open(f'lib/{module}.c').read()
if old not in text:
    # however its lines are broken
    pattern = r'\s+'.join(re.escape(word) for word in old.split())
    found = re.search(pattern, text)
    if not found:
        sys.exit(f'there is no longer: {old}')
    old = found.group()
open(f'{sys.argv[2]}/mutant.c', 'w').write(text.replace(old, new, 1))
END
}

compile() {
	cc -std=c11 -O1 -w -D_XOPEN_SOURCE=700 -iquote lib -iquote "$build" "$@"
}

link() {
	compile -o "$work/$1" "$work/$1.o" "$work/mutant.o" "$build/libworkshop.a" \
		-lyaml -lcmark -lutf8proc -lsodium -lcsv -lcmocka
}

# Whether a test notices.
noticed() {
	local name
	for name in privacy summary; do
		link "$name" || exit 3
		timeout 60 "$work/$name" >/dev/null 2>&1 || return 0
	done
	link nobody || exit 3
	timeout 120 "$work/nobody" "$groups" >/dev/null 2>&1 || return 0
	return 1
}

for name in unit/privacy unit/summary fuzz/nobody; do
	compile -c -o "$work/$(basename "$name").o" "tests/$name.c" || exit 3
done

# Without a mistake nothing fails.
compile -c -o "$work/mutant.o" lib/privacy.c || exit 3
if noticed; then
	echo "mutants: the tests fail without a mistake, too" >&2
	exit 1
fi

killed=0
survived=0
while IFS= read -r line; do
	make_mistake "$line" || exit 1
	if ! compile -c -o "$work/mutant.o" "$work/mutant.c"; then
		echo "mutants: this does not compile: $line" >&2
		exit 1
	fi
	if noticed; then
		killed=$((killed + 1))
	else
		survived=$((survived + 1))
		echo "survived: ${line//\\|/|}"
	fi
done < <(mistakes)
echo "$killed killed, $survived survived"
[ "$killed" -ge $((9 * survived)) ]
