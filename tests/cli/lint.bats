#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
#
# workshop check: the rules of fairness, and the words that change things.
#
# lint/good.yaml keeps every rule. Each case below changes a line or two of it,
# with sed: one so that the rule speaks, and a near one so that it does not.

load helper

TODAY=2026-01-10
PLANS=$BATS_TEST_DIRNAME/lint

# changed EDIT...: good.yaml after these edits of sed, as plan.yaml. Each edit
# changes something.
changed() {
	local edit
	cp "$PLANS/good.yaml" plan.yaml
	for edit; do
		sed -E "$edit" plan.yaml >next.yaml
		! cmp -s plan.yaml next.yaml || tell "changes nothing: $edit"
		mv next.yaml plan.yaml
	done
}

# trips RULE LEVEL PART EDIT...: the changed plan has a finding of that rule and
# level, whose message has that part, and the status of the level.
trips() {
	local rule=$1 level=$2 part=$3 wanted=0
	shift 3
	changed "$@"
	[ "$level" != must ] || wanted=1
	expect "$wanted" workshop check --today $TODAY --all plan.yaml
	grep -E " $level: .*\[$rule\]\$" <<<"$output" >said ||
		tell "no $level of $rule after" "$@"
	has "$(<said)" "$part"
}

# near RULE EDIT...: the changed plan can be read, and the rule says nothing.
near() {
	local rule=$1
	shift
	changed "$@"
	run workshop check --today $TODAY --all plan.yaml
	has "$output" 'plan.yaml: all of it can be read'
	lacks "$output" "[$rule]"
}

@test "a plan can keep every rule" {
	cp "$PLANS/good.yaml" plan.yaml
	expect 0 workshop check --today $TODAY --strict plan.yaml
	[ "$(wc -l <<<"$output")" -eq 1 ]
	expect 0 workshop check --today $TODAY -f json plan.yaml
	[ "$output" = '[]' ]
}

@test "plans of real groups get no must and no should" {
	for plan in "$BATS_TEST_DIRNAME/check/sample.yaml:2024-02-01" \
		"$WORKSHOP_SRC/examples/riverbend/plan.yaml:2026-02-01" \
		"$PLANS/fathers.yaml:$TODAY" "$PLANS/refuge.yaml:$TODAY"; do
		expect 0 workshop check --today "${plan##*:}" --all "${plan%:*}"
		lacks "$output" ' must: ' ' should: ' ' error: '
		has "$output" 'all of it can be read'
	done
}

@test "who leads and who decides" {
	trips only-staff-lead must 'leads any part' 's/^led_by: .*/led_by: [worker]/'
	trips only-staff-lead must "no 'led_by'" '/^led_by/d'
	trips only-staff-lead should 'staff lead 245 of the 370 minutes' \
		's/^led_by: .*/led_by: [worker]/' 's/title: What l.*/&\n    led_by: [peer mentor]/'
	near only-staff-lead 's/^led_by: .*/led_by: [worker]/' \
		's/title: W.*/&\n    led_by: [peer mentor]/'
	near only-staff-lead '/^led_by/d' 's/kind: tell/&\n        led_by: peer mentor/'
	trips outnumbered should '11 staff to 10 people' 's/learning, number: 4/learning, number: 11/'
	near outnumbered 's/learning, number: 4/learning, number: 10/'
	near outnumbered 's/helping, number: 1/helping, number: 30/'
	trips outnumbered should '14 staff to 10' 's/^    title: What.*/&\n    people: [{role: visitor, knows_by: learning, number: 10}]/'
	trips alone-at-the-table must 'only 1 person' 's/number: 8/number: 1/' '/peer mentor, knows/d;s/peer mentor/parent/'
	trips alone-at-the-table must '10 people with lived experience at 6 tables' 's/tables: 3/tables: 6/'
	near alone-at-the-table 's/tables: 3/tables: 5/'
	near alone-at-the-table 's/tables: 3/tables: 6/' 's/, number: 8//'
	trips no-say-in-decisions must 'any of the 1 decisions' 's/who: \[parent\]/who: [worker]/'
	trips no-say-in-decisions must 'no decision' '/decisions:/d;/what: Which/d'
	near no-say-in-decisions 's/who: \[parent\]/who: [worker, peer mentor]/'
	trips one-kind-of-power think "'together'" '/^  together:/d'
	trips one-kind-of-power think "'each'" '/^  each:/d'
	near one-kind-of-power '/^  (each|together):/d'
	trips no-say-in-decisions must '' 's/who: \[parent\]/who: [worker]/'
	has "$output" 'should: this is called co-design' '[rung-mismatch]'
	trips rung-mismatch should "rung is 'asking'" 's/rung: .*/rung: asking/' 's/^title: .*/title: Co-designing letters/'
	near rung-mismatch 's/rung: .*/rung: asking/'
	trips staff-deliver-alone should "session 's4'" 's/stage: deliver/&\n    led_by: [worker]/'
	near staff-deliver-alone 's/stage: deliver/&\n    led_by: [worker, peer mentor]/'
	near staff-deliver-alone 's/stage: define/&\n    led_by: [worker]/'
	near staff-deliver-alone 's/stage: deliver/&\n    led_by: [worker]/' 's/kind: test/kind: test\n        led_by: parent/'
	trips one-view-only think "session 's1'" '/role: (peer mentor|worker),/d;s/named_by: parents/named_by: us/'
	near one-view-only '/role: worker,/d'
	near one-view-only '/role: (peer mentor|worker),/d' 's/stage: discover/stage: define/'
	trips nobody-must-answer should 'no decision has a date' 's/, on: 2026-03-03//'
	near nobody-must-answer 's/, on: 2026-03-03//' 's/- 20 sort: .*/- 20 answer: A manager says yes or no/'
}

@test "who is asked, and who keeps it going" {
	trips named-for-them think 'chosen for it' 's/named_by: .*/named_by: the council/'
	trips named-for-them think 'does not say' '/named_by/d'
	near named-for-them 's/named_by: .*/named_by: our peer mentors/'
	near named-for-them 's/named_by: .*/named_by: the young people/'
	trips who-is-missing should "'missing' is blank" '/^  missing/d'
	near who-is-missing 's/missing: .*/missing: not needed/'
	trips dads-left-out think 'dads' 's/dads and stepdads/grandparents/'
	near dads-left-out 's/dads and stepdads/male carers/'
	near dads-left-out 's/dads and stepdads/aunts/' 's/^  missing/  only_for: women who live in a refuge\n&/'
	trips reach-without-means should 'no interpreter' '/^  interpreter/d;/role: interpreter/d'
	near reach-without-means '/^  interpreter/d'
	near reach-without-means '/^  interpreter/d;/role: interpreter/d' 's/who speak Polish/who work nights/'
	trips nobody-keeps-it-going should "'after' is blank" '/^after/d'
	near nobody-keeps-it-going 's/^after: .*/after: We decide on the last day/'
	trips not-looking-for-strengths should "'strengths' is blank" '/^strengths/d' 's/What works, and what/What/'
	near not-looking-for-strengths '/^strengths/d'
}

@test "staff, and people who use their own story at work" {
	trips case-worker-in-room must "'kept_apart'" '/kept_apart/d'
	near case-worker-in-room '/kept_apart/d' '/role: worker/d'
	near case-worker-in-room '/kept_apart/d' 's/role: parent/role: tenant/;s/\[parent\]/[tenant]/' 's/named_by: parents/named_by: tenants/'
	trips no-supervision must "'peer mentor'" '/supervision_every/d'
	trips no-supervision must '7 weeks' 's/supervision_every: 4/supervision_every: 7/'
	near no-supervision 's/supervision_every: 4/supervision_every: 6/'
	near no-supervision '/supervision_every/d' 's/knows_by: both/knows_by: living/'
}

@test "thanks and costs" {
	trips no-thanks must 'no pay' '/^  (pay|instead):/d'
	trips no-thanks must 'no pay' 's/^  pay: .*/  pay: 0/;/^  instead/d'
	near no-thanks '/^  pay:/d'
	trips out-of-pocket must 'travel or childcare' '/^  costs:/d;/^  childcare:/d;/^  travel:/d'
	trips out-of-pocket must 'travel' 's/\[travel, /[/;s/taxis booked and paid for/the bus stops outside/'
	near out-of-pocket 's/\[travel, /[bus fares, /;s/taxis booked and paid for/the bus stops outside/'
	trips out-of-pocket must 'childcare' 's/childcare, //;/^  childcare:/d'
	near out-of-pocket 's/childcare, /somebody to mind the children, /;/^  childcare:/d'
	near out-of-pocket '/^  costs:/d'
	trips benefits-surprise should "'benefits_advice'" 's/benefits_advice: yes/benefits_advice: no/'
	trips benefits-surprise should "'benefits_advice' or 'can_say_no'" '/benefits_advice|can_say_no/d'
	near benefits-surprise '/benefits_advice|can_say_no|^  pay:/d'
	trips no-credit-choice think 'nobody is asked' 's/credit: .*/credit: all names in the report/'
	trips no-credit-choice think "'credit' is blank" '/credit/d'
	near no-credit-choice 's/credit: .*/credit: all names, as each one likes/'
	trips online-needs-data think "'s3' is online" 's/, phone data//'
	near online-needs-data 's/, phone data//' 's/where: online/where: indoors/'
}

@test "the place" {
	trips getting-there should "'travel'" '/^  travel:/d'
	trips getting-there should "'childcare'" '/^  childcare:/d'
	near getting-there '/^  childcare:/d' 's/role: parent/role: tenant/;s/\[parent\]/[tenant]/' 's/named_by: parents/named_by: tenants/'
	trips no-food should "'s1' is 125 minutes" '/^  food:/d'
	near no-food 's/food: .*/food: tea and water/'
	trips no-food should "'s2' is" '/^  food:/d' '0,/- 10 check-in/s//- 15 meal\n      &/'
	lacks "$output" "'s1' is 1"
	trips no-familiar-face think "'greeter'" '/greeter/d'
	near no-familiar-face 's/greeter: .*/greeter: not needed/'
	trips welcome-left-open think "'toilets'" '/toilets/d'
	trips welcome-left-open think "'venue'" '/venue/d'
	near welcome-left-open '/toilets/d' '/^    where:/d' 's/^    stage: .*/&\n    where: online/'
	near welcome-left-open 's/venue: .*/venue: we tell you by then/'
	trips venue-not-neutral should 'not neutral' 's/neutral: yes/neutral: no/'
	trips venue-not-neutral should "'neutral' is blank" '/neutral/d'
	trips venue-not-neutral should 'The old court room' 's/neutral: yes/neutral: partly/;s/venue: .*/venue: The old court room/'
	near venue-not-neutral 's/venue: .*/venue: By the tennis court/'
	near venue-not-neutral 's/neutral: yes/neutral: partly/'
	near venue-not-neutral 's/neutral: yes/neutral: partly/;s/venue: .*/venue: The hall, not a council room/'
	trips venue-hard-to-enter must "'step_free' is blank" '/step_free/d'
	trips venue-hard-to-enter must 'steps on the way in' 's/step_free: yes/step_free: no/'
	near venue-hard-to-enter 's/step_free: yes/step_free: partly/'
	trips nowhere-quiet should "'quiet_room' is blank" '/quiet_room/d'
	trips nowhere-quiet should 'no quiet room' 's/quiet_room: yes/quiet_room: no/'
	near nowhere-quiet 's/quiet_room: yes/quiet_room: partly/'
	trips needs-not-asked must 'blank' '/needs_asked/d'
	trips needs-not-asked must 'only 6 days' 's/needs_asked: .*/needs_asked: 2026-01-28/'
	trips needs-not-asked must 'after the first' 's/needs_asked: .*/needs_asked: 2026-02-04/'
	trips needs-not-asked think 'no day is set' 's/needs_asked: .*/needs_asked: to be agreed/'
	near needs-not-asked 's/needs_asked: .*/needs_asked: 2026-01-27/'
	trips titles-on-badges should 'first names and job titles' 's/badges: .*/badges: first names and job titles/'
	near titles-on-badges 's/badges: .*/badges: first names, no job titles or lanyards/'
	near titles-on-badges 's/badges: .*/badges: none/'
}

@test "online and outdoors need other things than a room" {
	near venue-hard-to-enter '/step_free/d' 's/^    (stage: .*)/    \1\n    welcome: {step_free: partly}/'
	trips venue-hard-to-enter think "session 's4'" 's/step_free: yes/step_free:/' \
		's/^    stage: (discover|define|develop)$/&\n    welcome: {step_free: yes}/'
	for rule in getting-there venue-hard-to-enter nowhere-quiet no-food \
		venue-not-neutral out-of-pocket; do
		near $rule '/^  (travel|step_free|quiet_room|food|neutral):/d' \
			's/\[travel, /[/' '/^    where:/d' 's/^    stage: .*/&\n    where: online/'
	done
}

@test "times of day and breaks" {
	trips hard-start-time think 'starts at 09:00' '0,/starts: 10:00/s//starts: 9:00/'
	trips hard-start-time think 'runs from 14:00 to 16:05' '0,/starts: 10:00/s//starts: 14:00/'
	near hard-start-time '0,/starts: 10:00/s//starts: 12:30/'
	near hard-start-time '0,/starts: 10:00/s//starts: 14:00/' 's/2026-02-03/2026-02-07/'
	near hard-start-time '0,/starts: 10:00/s//starts: 9:30/'
	trips one-time-fits-all think 'all 4 sessions start at 10:00' 's/starts: 18:00/starts: 10:00/'
	near one-time-fits-all 's/starts: 18:00/starts: 11:00/'
	trips no-break should '75 minutes' 's/minutes: 30/minutes: 50/'
	trips no-break must '95 minutes' 's/minutes: 30/minutes: 70/'
	near no-break 's/- 15 agree/- 20 agree/'
	trips no-arrival-time should '14 minutes to arrive' '0,/- 20 arrive/s//- 14 arrive/'
	trips no-arrival-time should 'no time to arrive' '0,/- 20 arrive/s//- 20 welcome/'
	near no-arrival-time '0,/- 20 arrive/s//- 15 arrive/'
	near no-arrival-time 's/- 15 arrive/- 5 arrive/'
	trips no-slack think "no 'spare' time" '/- 5 spare/d'
	trips no-slack think '9 minutes' 's/minutes: 30/minutes: 9/'
	near no-slack 's/minutes: 30/minutes: 10/'
	trips times-do-not-add-up must "'s2' stands after 's1'" 's/stage: define/stage: discover/' 's/date: 2026-03-03/date: 2026-01-31/'
	near times-do-not-add-up 's/date: 2026-03-03/date: 2026-01-31/'
	trips review-date-passed should '9 January 2026' 's/review: .*/review: 2026-01-09/'
	trips review-date-passed think 'no day' '/review:/d'
	near review-date-passed 's/review: .*/review: 2026-01-10/'
}

@test "steps and stages" {
	trips no-way-in-or-out should "no 'check-in'" '0,/- 10 check-in/s//- 10 talk/'
	trips no-way-in-or-out should "does not end with" '0,/- 10 check-out/s//- 10 talk/'
	trips no-way-in-or-out should "no 'check-in'" '0,/- 10 check-in.*/s///' 's/- 20 sort.*/&\n      - 10 check-in: How are we?/'
	near no-way-in-or-out '0,/- 10 check-out/s//- 10 celebrate/'
	near no-way-in-or-out '0,/- 5 spare.*/s//&\n      - 30 meal: Lunch/'
	trips only-writing must "'s1'" 's/ways: \[talk, draw\]/ways: [write, read]/'
	trips only-writing think "'s1'" '/ways: \[talk, draw\]/d'
	near only-writing 's/ways: \[talk, draw\]/ways: [write, draw]/'
	trips only-telling think "'s3'" 's/kind: make/kind: talk/;s/talk, make, chat/talk, chat/'
	near only-telling 's/kind: make/kind: talk/'
	trips no-choice should "'s1'" '/choice: Tell/d'
	trips no-choice should "'s3'" 's/What can go\?/What would you cut?/'
	near no-choice '/choice: Tell/d' 's/kind: tell/kind: talk/'
	trips stage-missing should 'develop' 's/stage: develop/stage: define/'
	trips stage-missing should "is 'deliver'" 's/stage: (discover|define)/stage: \1x/' \
		's/stage: deliver/stage: discover/;s/stage: discoverx/stage: deliver/;s/stage: definex/stage: define/'
	near stage-missing 's/stage: (discover|define)/kind: drop-in/' 's/stage: (develop|deliver)/kind: learning day/'
	trips no-learning-loop should 'blank' '/^loops/d;/try: one/d'
	trips no-learning-loop should 'on or before' 's/change_on: .*\}/change_on: 2026-05-12}/'
	trips no-learning-loop should "'change_on'" 's/, change_on: .*\}/}/'
	trips no-learning-loop think 'not both set' 's/change_on: .*\}/change_on: to be agreed}/'
	near no-learning-loop 's/change_on: .*\}/change_on: 2026-05-13}/'
}

@test "consent, safety and giving back" {
	trips no-consent-step must "no 'agree' step" '0,/- 15 agree/s//- 15 welcome/'
	trips no-consent-step must "'consent' is blank" '/^  consent/d'
	near no-consent-step 's/- 15 agree/- 5 agree/'
	trips consent-once-only must "'s2' asks 1 question " 's/- 5 agree: What.*/- 5 talk: News/'
	near consent-once-only 's/- 5 agree: What.*/- 5 welcome: What happens to our words/'
	trips no-changing-minds must 'is blank' '/change_mind_by/d'
	trips no-changing-minds must 'not come after the session' 's/change_mind_by: .*/change_mind_by: 2026-06-01/'
	trips no-changing-minds must 'not come after the session' 's/change_mind_by: .*/change_mind_by: 2026-06-02/'
	near no-changing-minds 's/change_mind_by: .*/change_mind_by: 2026-06-03/'
	trips no-changing-minds must 'after the summary' 's/change_mind_by: .*/change_mind_by: 2026-06-24/'
	trips no-changing-minds think 'no day' 's/change_mind_by: .*/change_mind_by: to be agreed/'
	near no-changing-minds 's/change_mind_by: .*/change_mind_by: 2026-06-23/'
	trips photos-without-yes must "'photos'" '/photos/d'
	near photos-without-yes 's/photos: none/photos: with a written yes/'
	trips no-limits-told must "'limits'" '/limits/d'
	near no-limits-told 's/limits: .*/limits: We say it at the start/'
	trips no-aftercare must '8 days' 's/call_within: 3/call_within: 8/'
	trips no-aftercare must "'support'" '/^  support/d'
	trips no-aftercare must "'call_within'" '/call_within/d'
	near no-aftercare 's/call_within: 3/call_within: 7/'
	trips not-safe-together must "'safe_together'" '/safe_together/d'
	near not-safe-together '/safe_together/d' 's/role: parent/role: tenant/;s/\[parent\]/[tenant]/'
	trips no-give-back-date must "'on'" 's/^  on: .*/  on:/'
	trips no-give-back-date should '29 days' 's/^  on: .*/  on: 2026-07-01/'
	trips no-give-back-date should 'reads it first' 's/read_first_by: .*/read_first_by: [worker]/'
	trips no-give-back-date think 'no day' 's/^  on: .*/  on: to be agreed/'
	near no-give-back-date 's/^  on: .*/  on: 2026-06-30/'
}

@test "private details do not belong in a plan" {
	trips private-details-in-plan must 'email address or a telephone' 's/^  lead: .*/  lead: ring 01632 960 123/'
	trips private-details-in-plan must 'email' 's/^  does: .*/  does: write to someone@example.org/'
	trips private-details-in-plan must 'postcode' 's/^place: .*/place: Mill Lane, ZZ1 4QQ/'
	trips private-details-in-plan must 'same folder' 's|private/names.csv|names.csv|'
	trips private-details-in-plan think 'full name' 's/^  lead: .*/  lead: Robin Field/'
	trips private-details-in-plan think 'full name' 's/do: Tell the story.*/do: Mrs Field tells a story/'
	near private-details-in-plan 's/^  lead: .*/  lead: Family Team/'
	near private-details-in-plan 's/venue: .*/venue: Mill Lane, ZZ1 4QQ, 01632 960 123/' \
		's/^  support: .*/  support: ring 01632 960 123/'
}

@test "the outcome says what was agreed about words" {
	cp "$PLANS/good.yaml" plan.yaml
	printf 'sessions: {s1: {came: {parent: 7}}}\n' >outcome.yaml
	expect 0 workshop check --today $TODAY plan.yaml
	has "$output" 'outcome.yaml:1:' ' think: ' "'s1'" '[agreement-not-recorded]'
	printf 'sessions: {s1: {came: {parent: 7}, agreed: {read_aloud: no}}}\n' >outcome.yaml
	expect 0 workshop check --today $TODAY plan.yaml
	lacks "$output" agreement-not-recorded
}

@test "people in hard times do not carry the change alone" {
	cp "$PLANS/good.yaml" plan.yaml
	printf 'changes: [{said: A, answer: yes, will: B, who: parent}]\n' >outcome.yaml
	expect 0 workshop check --today $TODAY plan.yaml
	has "$output" 'outcome.yaml:1:48: think: ' '[staff-have-no-actions]'
	printf '%s\n' 'changes:' '  - {said: A, answer: yes, will: B, who: parent}' \
		'  - {said: C, answer: yes, will: D, who: team manager}' >outcome.yaml
	expect 0 workshop check --today $TODAY plan.yaml
	has "$output" 'all of it can be read'
	lacks "$output" staff-have-no-actions
}

@test "words that change things, and what could stand there" {
	trips words-change-things should "'service user' (2 times)" 's/question: .*/question: What do service users say?/' 's/do: Three dots.*/do: Each Service User gets three dots/'
	trips words-change-things should "'hard to reach'" 's/reach: .*/reach: [hard-to-reach dads]/'
	trips words-change-things should "'case'" 's/do: Tell the story.*/do: Look at closed cases/'
	trips words-change-things think "'contact centre'" 's/do: Tell the story.*/do: How the contact centre feels/'
	trips words-change-things think "'recipient'" 's/do: Tell the story.*/do: Each recipient tells a story/'
	trips words-change-things think "'IRO' (2 times)" 's/do: Tell the story.*/do: The IRO and other IROs/'
	trips words-change-things think '26 words' 's/  later: .*/  later: one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six/'
	near words-change-things 's/  later: .*/  later: one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five/'
	near words-change-things 's/do: Tell the story.*/do: Bring an umbrella, just in case, and the client software/'
	near words-change-things 's/do: Tell the story.*/do: Contact us, or come to the LAC table/'
	near words-change-things "s/do: Tell the story.*/do: How \"hard to reach\" or "$'\u201cservice user\u201d'" sounds/"
	near words-change-things 's/recipient: reader/service user: reader/'
	near words-change-things 's/^after/resources: [{title: Non-engagement and the service user}]\n&/'
	near words-change-things 's/do: Tell the story.*/do: TEA AND CAKE ON THE NHS/'
}

@test "words of the strategies that the kit grew from" {
	trips words-change-things think "'user'" 's/do: Tell the story.*/do: What users say/'
	trips words-change-things think "'self-reliant'" 's/do: Tell the story.*/do: Who is self-reliant/'
	trips words-change-things think "'vulnerable'" 's/do: Tell the story.*/do: Vulnerable families/'
	near words-change-things 's/do: Tell the story.*/do: A ramp for wheelchair users/'
	near words-change-things 's/do: Tell the story.*/do: Too load and sensory/'
}

@test "the place of a word is the word" {
	changed 's/do: Tell the story.*/do: Three clients speak/'
	expect 0 workshop check --today $TODAY plan.yaml
	has "$output" "plan.yaml:89:19: should: 'client'" \
		'      |                   ^~~~~~~'
}

@test "aims and links" {
	trips aim-cut-short think "after 'and'" 's/  later: .*/  later: Letters that parents wrote and/'
	trips aim-cut-short think 'a comma' 's/  soon: .*/  soon: "Parents say,"/'
	near aim-cut-short 's/  later: .*/  later: Parents tell us, if they like to/'
	near aim-cut-short 's/  later: .*/  later: Letters that parents wrote and sent/'
	trips link-goes-nowhere think "'#'" 's/^after/resources: [{title: A guide, link: "#"}]\n&/'
	trips link-goes-nowhere think "'(#)'" 's/^after/partners: [{name: A guide, link: (#)}]\n&/'
	near link-goes-nowhere 's/^after/resources: [{title: A guide}]\n&/'
	near link-goes-nowhere 's|^after|resources: [{title: A guide, link: "https://example.org"}]\n&|'
	trips copy-paste-aim think 'line 14' 's/  later: .*/  later: Parents  say what a LETTER does to them/'
	near copy-paste-aim 's/  later: .*/  later: Parents say what a letter does to others/'
	trips aim-stops-at-doing think 'not what it is for' '/^  (soon|later|in_the_end):/d'
	near aim-stops-at-doing '/^  (soon|later):/d'
	near aim-stops-at-doing '/^  (soon|later|in_the_end|does):/d'
	trips no-way-to-know think "'know_by'" '/know_by: T/d'
	near no-way-to-know 's/know_by: T.*/know_by: We ask/'
}

@test "files that a plan names are beside it" {
	trips file-not-there should "'texts/guide.pdf' beside the plan" \
		's|^after|resources: [{title: A guide, link: texts/guide.pdf}]\n&|'
	trips file-not-there should "'guide.pdf'" 's/^after/partners: [{name: A guide, link: guide.pdf}]\n&/'
	near file-not-there 's|^after|resources: [{title: A guide, link: "https://example.org/guide.pdf"}]\n&|'
	mkdir texts
	: >texts/guide.pdf
	near file-not-there 's|^after|resources: [{title: A guide, link: texts/guide.pdf}]\n&|'
	lacks "$output" link-goes-nowhere
	(mkdir elsewhere && cd elsewhere && workshop check --today $TODAY ../plan.yaml >../said)
	lacks "$(<said)" file-not-there
	rm texts/guide.pdf
	expect 0 workshop check --today $TODAY - <plan.yaml
	lacks "$output" file-not-there link-goes-nowhere
}

@test "what was promised elsewhere is in the plan" {
	local kept
	trips promise-not-kept should "'A map of the town'" 's/^after/promises: [A map of the town]\n&/'
	trips promise-not-kept should "'Resources'" 's/^after/promises: [Workshop overview, Resources]\n&/'
	lacks "$output" "'Workshop overview'"
	for kept in 'Theory of change' 'Workshop overview' 'Design justice principles' \
		'How people are paid' 'Consent and safety' 'Our words' 'What happens after' \
		'which letter FIRST' 'Put the notes in piles'; do
		near promise-not-kept "s/^after/promises: [$kept]\n&/"
	done
	trips promise-not-kept should "'Theory of change'" \
		's/^after/promises: Theory of change\n&/' '/^aim:/d;/^  (does|soon|later|in_the_end|know_by):/d'
}

@test "what the questions mean for this project" {
	trips questions-not-applied think "'note'" 's/, note: A letter.*\}/}/'
	trips questions-not-applied think "'note'" '/^questions/d;/note: A letter/d;/^  - comfort/d'
	near questions-not-applied 's/id: 3, note: .*\}/id: ours, ask: "Is it read?"}/'
	near questions-not-applied 's/id: 3/id: care/'
}

@test "an aim that was copied from another plan" {
	local edit
	cp "$PLANS/good.yaml" first.yaml
	changed 's/^  (soon|later|in_the_end): /&Now /' 's/^  does: .*/  puts_in: [food, a room, time]\n&/'
	cp plan.yaml second.yaml
	expect 0 workshop check --today $TODAY first.yaml second.yaml
	has "$output" "second.yaml:14:9: think: the same words stand in another plan, 'first.yaml', line 13 [copy-paste-aim]"
	[ "$(grep -c copy-paste-aim <<<"$output")" -eq 1 ]
	# Words of one's own; what all projects need; and words that are few.
	for edit in 's/^  does: .*/  does: five evenings, and a book/' \
		's/^  does: .*/  does: five evenings, and food for all/' \
		's/^  does: .*/  does: Letters/'; do
		sed -i "$edit" second.yaml
		expect 0 workshop check --today $TODAY first.yaml second.yaml
		lacks "$output" copy-paste-aim
	done
	sed -i -E 's/^  does: .*/  does: Letters/' first.yaml
	expect 0 workshop check --today $TODAY first.yaml second.yaml
	lacks "$output" copy-paste-aim
	expect 0 workshop check --today $TODAY first.yaml first.yaml
	lacks "$output" copy-paste-aim
	cd "$WORKSHOP_SRC/workshops/templates" || return
	expect 0 workshop check --all --today $TODAY ./*.yaml
	lacks "$output" copy-paste-aim ' must: ' ' should: '
}

# chose LINE...: good.yaml with no quiet room, and a choice about it.
chose() {
	changed '/quiet_room/d'
	printf 'chose_differently:\n' >>plan.yaml
	printf '    %s\n' "$@" | sed '1s/^    /  - /' >>plan.yaml
	expect 0 workshop check --today $TODAY plan.yaml
}

@test "a group can choose differently, and say why" {
	chose 'rule: nowhere-quiet' 'because: We meet in a barn' 'agreed_by: [parent]'
	[ "$(wc -l <<<"$output")" -eq 1 ] || tell 'not quiet'
	chose 'rule: nowhere-quiet' 'because: We meet in a barn' 'agreed_by: [parent]' 'until: 2026-01-10'
	lacks "$output" nowhere-quiet
	chose 'rule: nowhere-quiet' 'because: We meet in a barn' 'agreed_by: [parent]' 'until: 2026-01-09'
	has "$output" '[nowhere-quiet]' 'was until 9 January 2026 [choice-does-not-count]'
	chose 'rule: nowhere-quiet' 'because: We meet in a barn' 'agreed_by: [worker]'
	has "$output" '[nowhere-quiet]' 'nobody with lived experience'
	chose 'rule: nowhere-quiet' 'agreed_by: [parent]'
	has "$output" '[nowhere-quiet]' 'gives no reason'
	chose 'rule: nowhere-quite' 'because: We meet in a barn' 'agreed_by: [parent]'
	has "$output" '[nowhere-quiet]' "did you mean 'nowhere-quiet'?"
}

@test "safety cannot be chosen away" {
	for rule in no-limits-told private-details-in-plan times-do-not-add-up; do
		chose "rule: $rule" 'because: We like it so' 'agreed_by: [parent]'
		has "$output" 'nobody can choose it away' '[choice-does-not-count]'
	done
	changed '/limits/d'
	printf 'chose_differently: [{rule: no-limits-told, because: So, agreed_by: parent}]\n' >>plan.yaml
	expect 1 workshop check --today $TODAY plan.yaml
	has "$output" '[no-limits-told]'
}

@test "the count comes first, and ten that are no must are shown in full" {
	changed '/^(strengths|after|loops|led_by)/d;/try: one/d' \
		'/^  (missing|food|travel|neutral|quiet_room|greeter|credit|limits):/d' \
		's/badges: .*/badges: job titles/;/know_by: T|named_by|review/d'
	expect 1 workshop check --today $TODAY plan.yaml
	[ "${lines[0]}" = 'plan.yaml: 17 things to look at: 2 must, 10 should, 5 think' ]
	[ "$(grep -cE ' (should|think): |^    line ' <<<"$output")" -eq 10 ]
	[ "$(grep -c ' must: ' <<<"$output")" -eq 2 ]
	has "$output" 'plan.yaml: and 5 more: 5 think; --all shows them'
	expect 1 workshop check --today $TODAY --all plan.yaml
	lacks "$output" 'more: '
	[ "$(grep -cE ' (should|think): ' <<<"$output")" -gt 10 ]
}

@test "a should fails only with --strict, and a must always" {
	changed '/quiet_room/d'
	expect 0 workshop check --today $TODAY plan.yaml
	expect 1 workshop check --today $TODAY --strict plan.yaml
	has "$output" 'plan.yaml: 1 thing to look at: 1 should' \
		"    why: " "    try: "
}

@test "--good says what a plan does well, and not what it leaves open" {
	changed '/quiet_room/d;/^words/d;/recipient/d'
	expect 0 workshop check --today $TODAY --good plan.yaml
	has "$output" 'good: there is food [no-food]'
	lacks "$output" 'good: there is somewhere quiet' 'keeps to the words'
	expect 0 workshop check --today $TODAY plan.yaml
	lacks "$output" 'good:'
}

@test "json: why, try and the question of the ten" {
	changed '/quiet_room/d;s/step_free: yes/step_free: no/'
	expect 1 workshop check --today $TODAY -f json plan.yaml
	python3 - "$output" <<-'END'
		import json, sys
		found = {f["code"]: f for f in json.loads(sys.argv[1])}
		assert set(found) == {"nowhere-quiet", "venue-hard-to-enter"}, found
		quiet = found["nowhere-quiet"]
		assert quiet["level"] == "should" and quiet["question"] == 1
		assert quiet["why"].endswith(".") and quiet["try"].endswith(".")
		assert found["venue-hard-to-enter"]["level"] == "must"
	END
	expect 1 workshop check --today $TODAY --good -f json plan.yaml
	has "$output" '"level": "good"'
}

@test "rules wait until a plan can be read" {
	changed '/limits/d' 's/^after:/aftr:/'
	expect 1 workshop check --today $TODAY plan.yaml
	lacks "$output" no-limits-told nobody-keeps-it-going
	has "$output" 'plan.yaml: mend the errors first'
}

@test "an empty plan gets many findings, and stays readable" {
	printf '%s\n' 'title: Us' 'question: What?' 'owners: {lead: us, contact: us}' >plan.yaml
	expect 1 workshop check --today $TODAY plan.yaml
	has "${lines[0]}" 'things to look at: ' ' must'
	has "${lines[1]}" 'plan.yaml: must: '
	[ "$(grep -nE ' must: ' <<<"$output" | tail -n 1 | cut -d: -f1)" -lt \
		"$(grep -nE ' should: ' <<<"$output" | head -n 1 | cut -d: -f1)" ]
	[ "$(wc -l <<<"$output")" -lt 100 ]
}

# own_texts: the advice of all rules and the labels, a line each.
own_texts() {
	python3 - "$1" <<-'END'
		import json, re, sys
		for found in json.load(open(sys.argv[1])):
		    print(found["why"], found["try"], found["message"], sep="\n")
	END
	sed -nE 's/^[a-z0-9-]+: "?([^"]*)"?$/\1/p' "$WORKSHOP_SRC/workshops/labels/en-GB.yaml" |
		tr '|' '\n'
}

@test "the kit keeps to its own words" {
	workshop check --good -f json --today $TODAY "$PLANS/good.yaml" >advice.json
	own_texts advice.json >texts
	[ "$(wc -l <texts)" -gt 200 ]
	changed '/^strengths/d'
	{ echo 'strengths:'; sed "s/'/''/g; s/.*/  - '&'/" texts; } >>plan.yaml
	expect 0 workshop check --all --today $TODAY plan.yaml
	has "$output" 'all of it can be read'
	lacks "$output" '[words-change-things]'
}

@test "advice is easy to read" {
	workshop check --good -f json --today $TODAY "$PLANS/good.yaml" >advice.json
	[ "$(grep -c '"level": "good"' advice.json)" -gt 45 ]
	expect 0 python3 "$BATS_TEST_DIRNAME/reading.py" advice.json
}
