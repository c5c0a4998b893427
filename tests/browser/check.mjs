// SPDX-License-Identifier: MIT
//
// check.mjs FILE.html...   checks pages as people meet them
//
// vnu and html-validate read the files; Chromium shows each in light, dark and
// forced colours at 320 px, and axe looks at it (WCAG 2.0 to 2.2, A and AA, and
// best practice), and so does HTML CodeSniffer by the rules that pa11y uses
// (WCAG2AA: errors and warnings that a program can be sure of).  What a screen
// reader is told is compared with aria/NAME.yaml, where there is one; UPDATE=1
// writes those anew, to be read before they are kept.  Nothing may scroll sideways,
// also when a reader sets lines, words and letters further apart, zooms to 200 %, or makes only
// the letters twice as large; no words may be cut off, or be broken where a line has room for
// them, and no box may scroll both ways.  Text has
// a contrast of 7:1 to what is behind it, and 4.5:1 where it is large.  Nothing may ask for
// anything outside the page, or complain on the console.  First a page with faults is checked: if
// any of the checkers finds nothing there, it is not at work, and we say so.
//
// The packages are in node_modules beside this file or a copy of it (run.sh).

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));

const tags = [
	'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice',
];
const views = [
	{ name: 'light', colorScheme: 'light', forcedColors: 'none' },
	{ name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
	{ name: 'forced colours', colorScheme: 'light', forcedColors: 'active' },
];

// Each finding: { checker, file, text }.

async function vnu(files) {
	const jar = join(dirname(require.resolve('vnu-jar/package.json')),
		'build/dist/vnu.jar');
	const out = await run('java',
		['-jar', jar, '--format', 'json', '--exit-zero-always',
			'--stdout', ...files],
		{ maxBuffer: 64 << 20 });
	return JSON.parse(out.stdout).messages.map((m) => ({
		checker: 'vnu',
		file: m.url ? fileURLToPath(m.url) : files[0],
		text: `${m.lastLine ?? '?'}: ${m.message}`,
	}));
}

async function htmlValidate(files) {
	const validator = new HtmlValidate({
		extends: ['html-validate:recommended'],
		// Telephone numbers and dates keep together without it.
		rules: { 'long-title': 'off' },
	});
	const found = [];
	for (const file of files) {
		const report =
			await validator.validateString(await readFile(file, 'utf8'));
		for (const message of report.results.flatMap((r) => r.messages))
			found.push({
				checker: 'html-validate',
				file,
				text: `${message.line}: ${message.message} ` +
					`(${message.ruleId})`,
			});
	}
	return found;
}

// What the page says of itself once it is shown: is it too wide, which boxes
// are wider than the page and do not scroll by themselves?
function sideways() {
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= width)
		return null;
	const wide = [...document.querySelectorAll('body *')]
		.filter((e) => e.getBoundingClientRect().right > width + 1)
		.filter((e) => !e.closest('.scroll'))
		.map((e) => e.outerHTML.slice(0, 80));
	return `scrolls sideways at ${width} px: ${wide.slice(0, 3).join(' … ')}`;
}

// How a reader may set a page so that they can read it (WCAG 1.4.12).
const spaced = `* { line-height: 1.5 !important; letter-spacing: .12em !important;
	word-spacing: .16em !important } p { margin-bottom: 2em !important }`;

// Boxes that cut off the words in them.
function cut() {
	const boxes = [...document.querySelectorAll('body *')].filter((e) =>
		e.clientHeight && e.textContent.trim() && !e.closest('.skip, svg') &&
		/hidden|clip/.test(getComputedStyle(e).overflow) &&
		(e.scrollHeight > e.clientHeight + 1 ||
			e.scrollWidth > e.clientWidth + 1));
	return boxes.length ? `cuts words off: ${boxes[0].outerHTML.slice(0, 80)}` : null;
}

// Words that go on in the next line, though there is room for them in one.
function broken() {
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const node = walk.currentNode;
		if (node.parentElement.closest('svg, .skip'))
			continue;
		// Addresses are no words.
		for (const word of node.data.matchAll(
			/(?<=^|[\s“(])[\p{L}\p{M}’']{2,}(?=$|[\s”).,;:?!])/gu)) {
			const range = document.createRange();
			range.setStart(node, word.index);
			range.setEnd(node, word.index + word[0].length);
			const parts = [...range.getClientRects()];
			const lines = new Set(parts.map((part) => Math.round(part.top)));
			if (lines.size > 1 &&
				parts.reduce((sum, part) => sum + part.width, 0) < innerWidth / 2)
				return `breaks '${word[0]}': ` +
					node.parentElement.outerHTML.slice(0, 80);
		}
	}
	return null;
}

// Boxes in which one must move both ways to read on.
function bothWays() {
	const boxes = [...document.querySelectorAll('body, body *')].filter((e) =>
		/auto|scroll/.test(getComputedStyle(e).overflow) &&
		e.scrollHeight > e.clientHeight + 1 && e.scrollWidth > e.clientWidth + 1);
	return boxes.length ? `scrolls both ways: ${boxes[0].outerHTML.slice(0, 80)}` : null;
}

// The text that is nearest to what is behind it (WCAG 1.4.6, and 1.4.3 where it is large).
function faint() {
	const parts = (colour) => {
		const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
		return { light: [r, g, b].map((n) => n / 255).map((n) =>
			n <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4)
			.reduce((sum, n, i) => sum + n * [.2126, .7152, .0722][i], 0), a };
	};
	const behind = (e) => {
		for (; e; e = e.parentElement) {
			const back = parts(getComputedStyle(e).backgroundColor);
			if (back.a === 1)
				return back.light;
		}
		return 1;
	};
	const found = [...document.querySelectorAll('body, body *')].filter((e) =>
		e.checkVisibility() && !e.closest('svg, .skip') &&
		[...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).map((e) => {
		const { color, fontSize, fontWeight } = getComputedStyle(e);
		const [a, b] = [parts(color).light, behind(e)];
		const size = parseFloat(fontSize);
		const large = size >= 24 || (size >= 18.66 && fontWeight >= 700);
		const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
		return { ratio, enough: large ? 4.5 : 7, html: e.outerHTML.slice(0, 80) };
	}).filter((t) => t.ratio < t.enough);
	return found.length ?
		`${found[0].ratio.toFixed(1)}:1, not ${found[0].enough}:1: ${found[0].html}` : null;
}

// Words that run from right to left say so, and begin at the right.
function turned() {
	const found = [];
	const width = (node, from, to) => {
		const range = document.createRange();
		range.setStart(node, from);
		range.setEnd(node, to);
		return range.getBoundingClientRect();
	};
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const [node, holder] = [walk.currentNode, walk.currentNode.parentElement];
		if (!/^\P{L}*\p{Script=Arabic}/u.test(node.data) || !holder.checkVisibility())
			continue;
		const word = /\p{Script=Arabic}{4,}/u.exec(node.data);
		const html = holder.outerHTML.slice(0, 80);
		if (getComputedStyle(holder).direction !== 'rtl')
			found.push(`runs the wrong way: ${html}`);
		else if (!holder.closest('[lang]:not(html)') && document.dir !== 'rtl')
			found.push(`says no language: ${html}`);
		if (!word)
			continue;
		const first = width(node, word.index, word.index + 1);
		const last = width(node, word.index + word[0].length - 1,
			word.index + word[0].length);
		if (first.top === last.top && first.left < last.left)
			found.push(`begins at the left: ${html}`);
	}
	return found[0] ?? null;
}

// A window of 1280 px at 200 %: half of its width, each px twice as large; and
// letters twice as large at the same width.
async function zoomed(browser, file) {
	const found = [];
	const larger = ':root { font-size: 225% !important } .large { font-size: 262% !important }';
	for (const [width, scale, style] of [[640, 2, ':root {}'], [1280, 1, larger]]) {
		const context = await browser.newContext({
			viewport: { width, height: 400 },
			deviceScaleFactor: scale,
			bypassCSP: true,
		});
		const page = await context.newPage();
		await page.goto(pathToFileURL(file).href);
		await page.addStyleTag({ content: style });
		for (const look of [sideways, cut, broken, bothWays]) {
			const text = await page.evaluate(look);
			if (text)
				found.push({ checker: 'zoom', file,
					text: `${text} [${scale > 1 ? '200 %' : 'large letters'}]` });
		}
		await context.close();
	}
	return found;
}

async function show(browser, file, view, codes) {
	const found = [];
	const add = (checker, text) =>
		found.push({ checker, file, text: `${text} [${view.name}]` });
	const context = await browser.newContext({
		viewport: { width: 320, height: 640 },
		colorScheme: view.colorScheme,
		forcedColors: view.forcedColors,
		// axe is put into the page; the page's own policy forbids all.
		bypassCSP: true,
	});
	const page = await context.newPage();
	const url = pathToFileURL(file).href;

	page.on('console', (m) => {
		if (m.type() === 'error' || m.type() === 'warning')
			add('console', m.text());
	});
	page.on('pageerror', (e) => add('console', e.message));
	page.on('request', (r) => {
		if (r.url() !== url)
			add('requests', `asks for ${r.url()}`);
	});
	await page.goto(url);
	const wide = await page.evaluate(sideways);
	if (wide)
		add('sideways', wide);
	const parted = await page.evaluate(broken);
	if (parted)
		add('broken words', parted);
	const style = await page.addStyleTag({ content: spaced });
	const spread = await page.evaluate(sideways);
	if (spread)
		add('text spacing', spread);
	const box = await page.evaluate(cut);
	if (box)
		add('cut off', box);
	const back = await page.evaluate(turned);
	if (back)
		add('direction', back);
	const pale = view.forcedColors === 'none' && await page.evaluate(faint);
	if (pale)
		add('contrast', pale);
	await style.evaluate((e) => e.remove());
	await page.evaluate(codes.sniffer);
	for (const m of await page.evaluate(sniff))
		add('codesniffer', m);
	await page.evaluate(codes.axe);
	const result = await page.evaluate(
		(only) => globalThis.axe.run({ runOnly: only }), tags);
	for (const v of result.violations)
		add('axe', `${v.id}: ${v.help}: ${v.nodes[0].html.slice(0, 100)}`);
	await context.close();
	return found;
}

// As pa11y does: errors only; warnings and notices ask a person to look.
function sniff() {
	return new Promise((done) => {
		globalThis.HTMLCS.process('WCAG2AA', document, () => {
			done(globalThis.HTMLCS.getMessages()
				.filter((m) => m.type === globalThis.HTMLCS.ERROR)
				.map((m) => `${m.code}: ${m.msg} ` +
					`${m.element.outerHTML?.slice(0, 80)}`));
		});
	});
}

// What a screen reader is told, as it was when somebody last read it.
async function sameTree(browser, file) {
	const kept = join(process.env.WORKSHOP_ARIA ?? join(here, 'aria'),
		`${basename(file, '.html')}.yaml`);
	const before = await readFile(kept, 'utf8').catch(() => null);
	if (before === null)
		return [];
	const page = await browser.newPage();
	await page.goto(pathToFileURL(file).href);
	// The code of the words is not what a snapshot is read for.
	const tree = `${await page.locator('body').ariaSnapshot()}\n`
		.replace(/\b(code:?) [2-9B-DF-HJ-NP-TV-Z]{4}\b/gi, '$1 ....');
	await page.close();
	if (tree === before)
		return [];
	if (process.env.UPDATE && before !== '- none of these\n') {
		await writeFile(kept, tree);
		return [];
	}
	const [was, is] = [before.split('\n'), tree.split('\n')];
	const at = was.findIndex((line, i) => line !== is[i]);
	return [{ checker: 'tree', file,
		text: `${basename(kept)}:${at + 1}: was '${was[at]}', is '${is[at]}'` }];
}

// The policy must not be bypassed for this one: with it the page keeps its
// style, and nothing is refused.
async function obeysItsPolicy(browser, file) {
	const found = [];
	const page = await browser.newPage();

	page.on('console', (m) =>
		found.push({ checker: 'policy', file, text: m.text() }));
	await page.goto(pathToFileURL(file).href);
	const styled = await page.evaluate(() =>
		getComputedStyle(document.documentElement)
			.backgroundColor !== 'rgba(0, 0, 0, 0)');
	if (!styled)
		found.push({ checker: 'policy', file, text: 'has no style' });
	await page.close();
	return found;
}

// What is meant for one side of paper has one.
async function onOneSide(browser, file) {
	const found = [];
	const page = await browser.newPage();

	await page.goto(pathToFileURL(file).href);
	if (await page.evaluate(() => document.body.classList.contains('one'))) {
		const pdf = await page.pdf({ preferCSSPageSize: true });
		const sides = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g);

		if (sides?.length !== 1)
			found.push({ checker: 'paper', file,
				text: `${sides?.length} sides, not one` });
	}
	await page.close();
	return found;
}

async function inBrowser(files) {
	const codes = {
		axe: await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'),
		sniffer: await readFile(
			require.resolve('html_codesniffer/build/HTMLCS.js'), 'utf8'),
	};
	const home = await mkdtemp(join(tmpdir(), 'workshop-browser-'));
	const browser = await chromium.launch({
		executablePath: process.env.WORKSHOP_CHROMIUM ?? '/usr/bin/chromium',
		env: { ...process.env, HOME: home },
		args: [
			'--no-sandbox', '--disable-gpu', '--disable-quic',
			'--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync',
		],
	});
	const found = [];
	try {
		for (const file of files) {
			for (const view of views)
				found.push(...await show(browser, file, view, codes));
			found.push(...await zoomed(browser, file));
			found.push(...await sameTree(browser, file));
			found.push(...await obeysItsPolicy(browser, file));
			found.push(...await onOneSide(browser, file));
		}
	} finally {
		await browser.close();
		await rm(home, { recursive: true, force: true });
	}
	return found;
}

async function check(files) {
	return [
		...await vnu(files),
		...await htmlValidate(files),
		...await inBrowser(files),
	];
}

const files = process.argv.slice(2).map((f) => resolve(f));
if (files.length === 0) {
	console.error('usage: node check.mjs FILE.html...');
	process.exit(2);
}

const faults = await check([resolve(here, 'faults.html')]);
for (const checker of
	['vnu', 'html-validate', 'axe', 'codesniffer', 'tree', 'sideways', 'text spacing',
		'cut off', 'broken words', 'contrast', 'direction', 'zoom', 'requests',
		'policy', 'paper']) {
	if (!faults.some((f) => f.checker === checker)) {
		console.error(`check: ${checker} finds nothing in faults.html`);
		process.exitCode = 1;
	}
}

const found = await check(files);
for (const f of found)
	console.log(`${f.file}: ${f.checker}: ${f.text}`);
console.log(`${files.length} pages, ${found.length} findings`);
if (found.length > 0)
	process.exitCode = 1;
