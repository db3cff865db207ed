// Opens each page in a real browser and judges what a reader gets: text that can be seen, in the
// right direction, nothing fetched from elsewhere, and no accessibility fault that axe-core knows.
// Where languages can be chosen, each choice is made, with the mouse and with the keyboard, and
// judged like a page of its own: the languages chosen are seen, the others are not, and a link to
// an article in any language leads to the same place.
//
//     JUDGES=folder-with-node_modules BROWSER=chromium node judge-html.mjs PAGE...

import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(resolve(process.env.JUDGES, "judge.js"));
const { chromium } = require("playwright-core");
const { source: axe } = require("axe-core");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const browser = await chromium.launch({
  executablePath: process.env.BROWSER,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});

// What can be seen of a page.
async function look(page) {
  return page.evaluate(() => {
    const text = document.body.innerText;
    const wrong = [];
    for (const element of document.querySelectorAll("[lang]")) {
      const expected = element.lang.startsWith("ar") ? "rtl" : "ltr";
      const inline = getComputedStyle(element).display === "inline";
      if (!inline && getComputedStyle(element).direction !== expected) wrong.push(`<${element.localName} lang=${element.lang}>`);
    }
    // Text that a reader should see but that has no box, or the colour of its ground.
    const hidden = [...document.querySelectorAll("h1, h2, h3, p, td, th, li")].filter((element) => {
      const box = element.getBoundingClientRect();
      // What a choice of languages hides keeps its place for links.
      return element.textContent.trim() !== "" && (box.width < 1 || box.height < 1) && element.checkVisibility({ visibilityProperty: true });
    });
    return {
      letters: text.length,
      broken: (text.match(/\uFFFD|\{[a-z][\w. -]*\}|undefined|\[object/g) ?? []).slice(0, 5),
      wrong: [...new Set(wrong)].slice(0, 5),
      hidden: hidden.slice(0, 5).map((element) => element.outerHTML.slice(0, 80)),
      title: document.title,
      langs: [...new Set([...document.querySelectorAll("[lang]")].map((element) => element.lang))],
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
}

// Runs axe-core on what is shown; says how many rules pass.
async function accessible(page, when, faults) {
  const { violations, passes } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  for (const violation of violations) {
    const places = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
    faults.push(`axe ${violation.impact}: ${violation.id}${when}: ${violation.help} (${violation.nodes.length}: ${places.join("; ")})`);
  }
  return passes.length;
}

// Makes each choice of languages; says how many there are.
async function choose(page, faults) {
  const ids = await page.evaluate(() => [...document.querySelectorAll("fieldset.views input")].map((input) => input.id));
  if (ids.length === 0) return 0;
  const langs = await page.evaluate(() => [...new Set([...document.querySelectorAll("main h1[lang]")].map((element) => element.lang))]);
  const initial = await page.evaluate(() => document.querySelector("fieldset.views input:checked")?.id);
  if (initial !== ids[ids.length - 1]) faults.push(`at first ${initial} is chosen, not all languages`);
  for (const id of ids) {
    await page.click(`label[for="${id}"]`);
    const chosen = id.split("-").slice(1);
    const found = await page.evaluate((langs) => {
      const says = (lang) => [...document.querySelectorAll(`main .in-${lang}`)].filter((element) => element.innerText.trim() !== "" && element.checkVisibility({ visibilityProperty: true })).length;
      const articles = [...document.querySelectorAll("main section.article")].slice(0, 40);
      const tops = langs.map((lang) => articles.map((article) => Math.round(article.querySelector(`[id^="${lang}-"]`)?.getBoundingClientRect().top ?? NaN)));
      const sidebar = document.querySelector(".contents");
      return {
        says: Object.fromEntries(langs.map((lang) => [lang, says(lang)])),
        apart: articles.findIndex((_, at) => Math.max(...tops.map((all) => all[at])) - Math.min(...tops.map((all) => all[at])) > 60),
        sticks: sidebar ? getComputedStyle(sidebar).position : "none",
        side: sidebar ? sidebar.getBoundingClientRect().left < document.documentElement.clientWidth / 2 : true,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    }, langs);
    for (const lang of langs) {
      if (chosen.includes(lang) !== found.says[lang] > 0) faults.push(`${id}: ${found.says[lang]} parts in ${lang} can be seen`);
    }
    if (found.apart >= 0) faults.push(`${id}: links to article ${found.apart + 1} lead to different places`);
    if (found.wide > 1) faults.push(`${id}: ${found.wide} pixels wider than the window`);
    if (chosen.length === 1 && found.sticks !== "sticky" && found.sticks !== "none") faults.push(`${id}: the contents do not stay beside the text`);
    if (chosen.length === 1 && found.sticks === "sticky" && found.side === (chosen[0] === "ar")) faults.push(`${id}: the contents are on the wrong side`);
    await accessible(page, ` in ${id}`, faults);
  }
  await page.focus(`#${ids[0]}`);
  await page.keyboard.press("ArrowDown");
  const next = await page.evaluate(() => document.querySelector("fieldset.views input:checked")?.id);
  if (next !== ids[1]) faults.push(`the keyboard chooses ${next}, not ${ids[1]}`);
  return ids.length;
}

async function judge(file) {
  const faults = [];
  const url = pathToFileURL(resolve(file)).href;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => request.url() !== url && !request.url().startsWith("data:") && faults.push(`fetches ${request.url()}`));

  await page.goto("about:blank");
  const blank = (await page.screenshot()).length;
  await page.goto(url, { waitUntil: "load" });
  const shot = (await page.screenshot()).length;
  if (shot < blank * 5) faults.push(`the first screen looks empty (${shot} bytes, a blank one has ${blank})`);

  const seen = await look(page);
  // What is to be one page of paper has fewer letters than a whole agreement.
  const least = /brief/.test(file) ? 1_500 : 20_000;
  if (seen.letters < least) faults.push(`only ${seen.letters} letters can be seen`);
  if (seen.title.trim() === "") faults.push("no title");
  if (seen.broken.length) faults.push(`left in the text: ${seen.broken.join(" ")}`);
  if (seen.wrong.length) faults.push(`wrong direction: ${seen.wrong.join(" ")}`);
  if (seen.hidden.length) faults.push(`not visible: ${seen.hidden.join(" ")}`);
  if (seen.wide > 1) faults.push(`${seen.wide} pixels wider than the window`);

  await page.evaluate(axe);
  const passed = await accessible(page, "", faults);
  const choices = await choose(page, faults);
  await context.close();
  console.log(`${basename(file)}: ${seen.letters} letters in ${seen.langs.join(", ")}, ${passed} accessibility rules pass, ${choices} choices of languages, ${faults.length} faults`);
  faults.forEach((fault) => console.log(`  ${fault}`));
  return faults.length;
}

let faults = 0;
try {
  for (const file of process.argv.slice(2)) faults += await judge(file);
} finally {
  await browser.close();
}
process.exit(faults > 0 ? 1 : 0);
