/** Each kind of broken content file is named, with what to mend: a jurist reads these sentences. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../db/loader/index.ts';

const HEAD = `title: Clause d’essai
summary: Une clause écrite pour les essais du chargeur.
levers: [execution-condition]
contractTypes: [works]
cpv: ["45"]
ccag: [travaux]
themes: [insertion]
confidence: confirmed
references: [ccp-l1]
keywords: []
variables:
  - { id: heures, label: Heures, type: integer, unit: heures, min: 1, max: 100 }
  - { id: mode, label: Mode, type: choice, options: [{ value: a, label: A }, { value: b, label: B }], default: a }
whenToUse: [Toujours.]
whenNotToUse: [Jamais.]
risks: [{ text: Un risque., references: [ccp-l1] }]
related: []`;
const BODY = `## ccap

Au moins {{heures}}.

> [ccp-l1] Parce que.

:::si{variable="mode" valeur="a"}
Mode a.
:::
`;
const clause = (head = HEAD, body = BODY) => `---\n${head}\n---\n\n${body}`;

const REFERENCE = `- id: ccp-l1
  text: ccp
  number: L. 1
  title: Essai
  checkedOn: 2026-11-22
  confidence: confirmed
  versions:
    - { from: 2020-01-01, until: 2023-01-01, says: Première rédaction. }
    - { from: 2023-01-01, says: Seconde rédaction. }
`;
const THRESHOLD =
  '- { id: seuil, title: Seuil, kind: money, comparison: at-least, references: [ccp-l1], checkedOn: 2026-11-22, versions: [{ from: 2020-01-01, value: 40000, confidence: confirmed }] }\n';

const LABOUR = `shares:
  - { id: travaux, title: Travaux, family: works, share: 50, cpv: ["45"], confidence: unverified, checkedOn: 2026-11-22, sources: [] }
actions:
  - { id: visite, title: Visite, says: Une visite., clause: essai, confidence: unverified }
`;

const GOOD: Record<string, string> = {
  'clauses/essai.md': clause(),
  'references/textes.yaml': '- { id: ccp, name: Code, short: CCP, kind: code }\n',
  'references/ccp.yaml': REFERENCE,
  'seuils.yaml': THRESHOLD,
  'actions.yaml': '[]',
  'indicateurs.yaml': '[]',
  'organes.yaml': '[]',
  'formations.yaml': '[]',
  'leviers-ess.yaml': '[]',
  'glossaire.yaml': '[]',
  'departs.yaml': '[]',
  'chapitres.yaml': '[]',
  'ccag.yaml': '[]',
  'bascules.yaml': '[]',
  'doutes.yaml': '[]',
  'edition.yaml': '{ number: 1, day: 2026-11-23 }',
  'synonymes.yaml': '[]',
  'parts-main-oeuvre.yaml': LABOUR,
};

/** Faults of a small library where these files replace the good ones; null takes a file away. */
function faultsOf(changes: Record<string, string | null>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'clausier-content-'));
  for (const [path, text] of Object.entries({ ...GOOD, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  try {
    return readContent(root).faults.map(({ file, message }) => `${file}: ${message}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
const withHead = (from: string, to: string) => faultsOf({ 'clauses/essai.md': clause(HEAD.replace(from, to)) });
const withBody = (body: string) => faultsOf({ 'clauses/essai.md': clause(HEAD, body) });

describe('a good library', () => {
  it('has no fault', () => {
    expect(faultsOf({})).toEqual([]);
  });
});

describe('a clause', () => {
  it.each<[string, () => string[], RegExp]>([
    ['citing an unknown article', () => withHead('references: [ccp-l1]', 'references: [ccp-l1, ccp-l9]'), /référence inconnue : ccp-l9/],
    ['whose risk cites an unknown article', () => withHead('references: [ccp-l1] }]', 'references: [ccp-l8] }]'), /référence inconnue : ccp-l8/],
    ['whose margin note cites an unknown article', () => withBody(BODY.replace('[ccp-l1] Parce', '[ccp-l7] Parce')), /référence inconnue : ccp-l7/],
    ['linked to an unknown family', () => withHead('related: []', 'related: [absente]'), /famille liée inconnue : absente/],
    ['linked to itself', () => withHead('related: []', 'related: [essai]'), /ne se lie pas à elle-même/],
    [
      'using an undeclared variable',
      () => withBody(BODY.replace('{{heures}}', '{{heures}} {{delai}}')),
      /CCAP, paragraphe 1 : Variable utilisée mais non déclarée : delai/,
    ],
    [
      'declaring a variable it never uses',
      () => withBody('## ccap\n\nAu moins {{heures}}.\n'),
      /Variable « Mode » : Variable déclarée mais jamais utilisée : mode/,
    ],
    [
      'declaring a variable twice',
      () => withHead('variables:', 'variables:\n  - { id: heures, label: Encore, type: text }'),
      /Deux variables portent le même nom/,
    ],
    ['whose number has no bounds', () => withHead(', min: 1, max: 100', ''), /Variable « Heures » : Bornes absentes/],
    ['whose bounds are reversed', () => withHead('min: 1, max: 100', 'min: 100, max: 1'), /borne basse est au-dessus/],
    ['whose default is out of bounds', () => withHead('max: 100', 'max: 100, default: 600'), /valeur par défaut ne convient pas.*100 au plus/],
    ['whose default is not a choice', () => withHead('default: a', 'default: c'), /valeur par défaut ne convient pas.*choisissez une valeur de la liste/],
    [
      'whose passage waits for a choice that does not exist',
      () => withBody(BODY.replace('valeur="a"', 'valeur="c"')),
      /attend une valeur que la variable « mode » ne propose pas : c/,
    ],
    [
      'whose passage is for an unknown CCAG',
      () => withBody(BODY.replace('variable="mode" valeur="a"', 'variable="mode" valeur="a" ccag="btp"')),
      /attend un CCAG inconnu : btp/,
    ],
    ['whose passage is never closed', () => withBody(BODY.replace(/:::\n$/, '')), /passage conditionnel non fermé/],
    [
      'whose derogation writes an unknown variable',
      () => withHead('related: []', 'related: []\nderogations:\n  - { article: penalites, text: "Plafond de {{plafond}}.", confidence: unverified }'),
      /Dérogation, ligne 1 : Variable non déclarée : plafond/,
    ],
    [
      'whose derogation waits for a choice that does not exist',
      () =>
        withHead(
          'related: []',
          'related: []\nderogations:\n  - { article: penalites, text: "Hors plafond.", confidence: unverified, when: { id: mode, values: [c] } }',
        ),
      /Dérogation, ligne 1 : La variable « mode » ne propose pas la valeur c/,
    ],
    [
      'whose derogation has no CCAP to stand in',
      () =>
        faultsOf({
          'clauses/essai.md': clause(
            HEAD.replace('related: []', 'related: []\nderogations:\n  - { article: penalites, text: "Plafond propre.", confidence: unverified }'),
            BODY.replace('## ccap', '## rc'),
          ),
        }),
      /dérogation suppose un texte au CCAP/,
    ],
    ['with a closing mark alone', () => withBody(`${BODY}\n:::\n`), /sans ouverture/],
    ['with a passage inside another', () => withBody(BODY.replace('Mode a.', ':::si{depuis="2026-01-01"}\nMode a.\n:::')), /ne se place pas dans un autre/],
    ['with a condition it does not know', () => withBody(BODY.replace('variable="mode" valeur="a"', 'date="demain"')), /condition vide ou inconnue/],
    [
      'with an impossible day in a condition',
      () => withBody(BODY.replace('variable="mode" valeur="a"', 'variable="mode" valeur="a" depuis="2026-02-30"')),
      /date impossible : 2026-02-30/,
    ],
    ['with an unknown piece', () => withBody(BODY.replace('## ccap', '## dce')), /pièce inconnue : « dce »/],
    ['with the same piece twice', () => withBody(`${BODY}\n## ccap\n\nEncore.\n`), /CCAP : Cette pièce est écrite deux fois/],
    ['with an empty piece', () => withBody(`${BODY}\n## rc\n`), /RC : Cette pièce est vide/],
    ['with text before its first piece', () => withBody(`Bonjour.\n\n${BODY}`), /du texte précède la première pièce/],
    ['with HTML', () => withBody(`${BODY}\n<div>x</div>\n`), /« html » n’est pas permis/],
    ['with a link', () => withBody(`${BODY}\n[ici](https://exemple.fr)\n`), /« link » n’est pas permis/],
    ['without a head', () => faultsOf({ 'clauses/essai.md': BODY }), /en-tête « --- » absent/],
    ['without a title', () => withHead('title: Clause d’essai\n', ''), /title/],
    ['with an unknown lever', () => withHead('[execution-condition]', '[priorite-locale]'), /levers/],
    ['with a field of its own', () => withHead('related: []', 'related: []\nauteur: moi'), /auteur|additional/],
    ['that is not sure and does not say why', () => withHead('confidence: confirmed', 'confidence: single-source'), /dites ce qui reste à vérifier/],
    ['whose head is not YAML', () => withHead('related: []', 'related: ['), /./],
  ])('%s is named', (_name, make, expected) => {
    const faults = make();
    expect(faults.filter((fault) => fault.startsWith('clauses/essai.md: ')).join('\n')).toMatch(expected);
  });
});

describe('the law', () => {
  const reference = (from: string, to: string) => faultsOf({ 'references/ccp.yaml': REFERENCE.replace(from, to) });

  it.each<[string, () => string[], RegExp]>([
    [
      'two versions that overlap',
      () => reference('until: 2023-01-01', 'until: 2023-06-01'),
      /references\/ccp\.yaml: ccp-l1 : versions qui se chevauchent à partir du 2023-01-01/,
    ],
    ['a version that never ends before the next', () => reference('until: 2023-01-01, ', ''), /se chevauchent/],
    ['a version that ends before it starts', () => reference('until: 2023-01-01', 'until: 2019-01-01'), /finit avant de commencer/],
    ['a day that does not exist', () => reference('from: 2020-01-01', 'from: 2020-02-30'), /date impossible : 2020-02-30/],
    ['a control day that does not exist', () => reference('checkedOn: 2026-11-22', 'checkedOn: 2026-11-31'), /date impossible : 2026-11-31/],
    ['an unknown text', () => reference('text: ccp', 'text: cgi'), /texte inconnu « cgi »/],
    ['an identifier used twice', () => faultsOf({ 'references/autre.yaml': REFERENCE }), /identifiant en double : ccp-l1/],
    [
      'a threshold with an unknown article',
      () => faultsOf({ 'seuils.yaml': THRESHOLD.replace('[ccp-l1]', '[ccp-l9]') }),
      /seuils\.yaml: référence inconnue : ccp-l9/,
    ],
    [
      'a threshold whose values overlap',
      () =>
        faultsOf({
          'seuils.yaml': THRESHOLD.replace('confidence: confirmed }]', 'confidence: confirmed }, { from: 2024-01-01, value: 60000, confidence: confirmed }]'),
        }),
      /se chevauchent/,
    ],
    [
      'a switch on a day that does not exist',
      () => faultsOf({ 'bascules.yaml': '- { id: b, on: 2026-02-30, title: T, says: Dit quelque chose., references: [] }' }),
      /bascules\.yaml: b : date impossible : 2026-02-30/,
    ],
    [
      'a doubt about an unknown article',
      () => faultsOf({ 'doutes.yaml': '- { id: d, title: T, says: S, references: [ccp-l9], severity: clause }' }),
      /doutes\.yaml: référence inconnue : ccp-l9/,
    ],
    ['a file that is gone', () => faultsOf({ 'seuils.yaml': null }), /seuils\.yaml: fichier absent/],
    ['a file that is not YAML', () => faultsOf({ 'actions.yaml': '- {' }), /actions\.yaml: /],
  ])('%s is named', (_name, make, expected) => {
    expect(make().join('\n')).toMatch(expected);
  });

  it('in euros, per cent and hours is stored in cents, basis points and quarter-hours', () => {
    const root = mkdtempSync(join(tmpdir(), 'clausier-content-'));
    for (const [path, text] of Object.entries(GOOD)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    expect(readContent(root).content.thresholds[0]?.versions[0]?.value).toBe(4_000_000);
    rmSync(root, { recursive: true, force: true });
  });
});
