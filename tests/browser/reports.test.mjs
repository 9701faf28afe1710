// The main job: real reports, in every way a person can hand them over, in both editions of the page.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { check, engine, noReports, report } from '../engine.mjs';
import { EDITIONS, harnessed } from './harness.mjs';
import { gravestFirst } from './looks.mjs';

// Certain errors of each report, as worked out by hand.
const REPORTS = { 'yueyang-resettlement-2017': 0, 'yunxi-port-office-2020': 2, 'ziyang-expropriation-2022': 1 };
const WAYS = {
  'txt pasted': (visit, stem) => visit.pasteFile(report(`${stem}.txt`)),
  'txt dropped': (visit, stem) => visit.drop(report(`${stem}.txt`)),
  'docx dropped': (visit, stem) => visit.drop(report(`${stem}.docx`)),
  'docx chosen': (visit, stem) => visit.choose(report(`${stem}.docx`)),
};

let wasm;
const harness = harnessed();
before(async () => {
  wasm = await engine();
});

for (const edition of EDITIONS) {
  describe(`real reports, ${edition}`, { skip: noReports }, () => {
    for (const [stem, errors] of Object.entries(REPORTS)) {
      const shown = new Map();
      for (const [way, hand] of Object.entries(WAYS)) {
        test(`${stem}, ${way}`, async () => {
          const visit = await harness.open(edition);
          assert.equal(await hand(visit, stem), 'done');
          const findings = await visit.findings();
          const figures = await visit.figures();
          await visit.screenshot(`${edition}-${stem}-${way.replace(' ', '-')}`);
          await visit.end();

          const { findings: told, coverage } = JSON.parse(check(wasm, report(`${stem}.${way.slice(0, 4).trim()}`)).json);
          const short = ({ code, severity }) => `${severity} ${code}`;
          assert.deepEqual(findings.map(short), gravestFirst(told).map(short), 'the page shows what the engine says');
          assert.equal(findings.filter(({ severity }) => severity === 'error').length, errors);
          assert.ok(figures.verified > 0);
          assert.deepEqual(figures, { verified: coverage.verified, mismatched: coverage.mismatched, unverified: coverage.unverified });
          shown.set(way, findings);
          for (const [other, theirs] of shown) assert.deepEqual(findings, theirs, `the same findings as ${other}`);
        });
      }
    }
  });
}
