// Opens each page in a real browser and judges what a reader gets: text that can be seen, in the
// right direction, nothing fetched from elsewhere, and no accessibility fault that axe-core knows.
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

  const seen = await page.evaluate(() => {
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
      return element.textContent.trim() !== "" && (box.width < 1 || box.height < 1);
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
  if (seen.letters < 20_000) faults.push(`only ${seen.letters} letters can be seen`);
  if (seen.title.trim() === "") faults.push("no title");
  if (seen.broken.length) faults.push(`left in the text: ${seen.broken.join(" ")}`);
  if (seen.wrong.length) faults.push(`wrong direction: ${seen.wrong.join(" ")}`);
  if (seen.hidden.length) faults.push(`not visible: ${seen.hidden.join(" ")}`);
  if (seen.wide > 1) faults.push(`${seen.wide} pixels wider than the window`);

  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  for (const violation of violations) {
    const places = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
    faults.push(`axe ${violation.impact}: ${violation.id}: ${violation.help} (${violation.nodes.length}: ${places.join("; ")})`);
  }
  await context.close();
  console.log(`${basename(file)}: ${seen.letters} letters in ${seen.langs.join(", ")}, ${passes.length} accessibility rules pass, ${faults.length} faults`);
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
