import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentRoot } from '../../../db/paths.ts';
import { CCAGS, LEVERS, PIECES, THEMES } from '../../../shared/api/clauses.ts';
import { blocksText } from '../../../shared/block/text.ts';
import { usedVariables } from '../../../shared/block/walk.ts';
import { byId, shippedContent } from '../../support/content.ts';

const content = shippedContent();
const { families, catalogue, references } = content;
const confidenceOf = new Map(references.map(({ id, confidence }) => [id, confidence]));

describe('the library', () => {
  it('holds at least sixty clauses, sixty actions, forty indicators, a dozen environmental clauses', () => {
    expect(families.length).toBeGreaterThanOrEqual(60);
    expect(catalogue.actions.length).toBeGreaterThanOrEqual(60);
    expect(catalogue.indicators.length).toBeGreaterThanOrEqual(40);
    expect(families.filter(({ themes }) => themes.includes('environment')).length).toBeGreaterThanOrEqual(12);
  });

  it('has a family for each file, each with its own title', () => {
    const files = readdirSync(join(contentRoot(), 'clauses')).filter((name) => name.endsWith('.md'));
    expect(families.map(({ slug }) => `${slug}.md`).sort()).toEqual(files.sort());
    expect(new Set(families.map(({ title }) => title)).size).toBe(families.length);
  });

  it('has a clause for each lever, each piece, each theme', () => {
    expect(LEVERS.filter((lever) => !families.some(({ levers }) => levers.includes(lever)))).toEqual([]);
    expect(PIECES.filter((piece) => !families.some(({ pieces }) => pieces.includes(piece)))).toEqual([]);
    expect(THEMES.filter((theme) => !families.some(({ themes }) => themes.includes(theme)))).toEqual([]);
  });

  it('writes one and the same variable in every piece that uses it, never an undeclared one', () => {
    for (const { slug, variables, texts } of families) {
      const used = new Set(texts.flatMap(({ blocks }) => usedVariables(blocks)));
      expect(
        variables.filter(({ id }) => !used.has(id)).map(({ id }) => id),
        slug,
      ).toEqual([]);
    }
  });

  it('waits only for choices and CCAG that exist', () => {
    const wrong = families.flatMap(({ slug, variables, texts }) =>
      texts.flatMap(({ blocks }) =>
        blocks.flatMap(({ when }) => {
          const options = variables.find(({ id }) => id === when?.variable?.id)?.options?.map(({ value }) => value);
          const unknown = (when?.variable?.values ?? []).filter((value) => !options?.includes(value));
          const ccag: readonly string[] = CCAGS;
          return [
            ...unknown.map((value) => `${slug}: ${when?.variable?.id}=${value}`),
            ...(when?.ccag ?? []).filter((id) => !ccag.includes(id)).map((id) => `${slug}: ccag ${id}`),
          ];
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('gives every clause something to read in each of its pieces, whatever the day', () => {
    expect(
      families.flatMap(({ slug, texts }) => texts.filter(({ blocks }) => blocksText(blocks).trim().length < 40).map(({ piece }) => `${slug} ${piece}`)),
    ).toEqual([]);
  });
});

describe('confidence', () => {
  it('is not « confirmed » for a clause that cites only unverified references', () => {
    const proud = families.filter((family) => family.confidence === 'confirmed' && family.references.every((id) => confidenceOf.get(id) === 'unverified'));
    expect(proud.map(({ slug }) => slug)).toEqual([]);
  });

  it('is not « confirmed » for a clause one of whose references is unverified', () => {
    const proud = families.filter((family) => family.confidence === 'confirmed' && family.references.some((id) => confidenceOf.get(id) === 'unverified'));
    expect(proud.map(({ slug }) => slug)).toEqual([]);
  });

  it('says what is left to verify wherever it is not « confirmed »', () => {
    expect(
      [...families, ...content.ccags].filter(({ confidence, confidenceNote }) => confidence !== 'confirmed' && !confidenceNote).map(({ title }) => title),
    ).toEqual([]);
    expect(references.filter(({ confidence, confidenceNote }) => confidence === 'unverified' && !confidenceNote).map(({ id }) => id)).toEqual([]);
  });

  it('of an unverified amount is said beside it', () => {
    const silent = content.thresholds.filter(({ note, versions }) => versions.some((version) => version.confidence === 'unverified' && !version.note) && !note);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('no day of control is in the future', () => {
    expect([...references, ...content.thresholds].filter(({ checkedOn }) => checkedOn > '2026-11-23').map(({ id }) => id)).toEqual([]);
  });
});

describe('articles of the Code de la commande publique', () => {
  const numbers = new Set(references.filter(({ text }) => text === 'ccp').map(({ number }) => number.replace(/[\s.]/g, '')));
  /** « L. 2112-2-1 » is an article of the code whose number starts with a part from 1 to 3 and four digits. */
  const cited = (text: string): string[] => [...text.matchAll(/\b([LRD])\.\s?([1-3]\d{3}-\d+(?:-\d+)*)(?![\d-])/gu)].map((match) => `${match[1]}${match[2]}`);
  /** Other codes number some articles alike: they are named in the same sentence. */
  const other =
    /code du travail|C\. trav\.|code de l’environnement|C\. env\.|code rural|code de commerce|code général|sécurité intérieure|santé publique|code pénal/;

  it('written in a clause exist among the references', () => {
    const lost = families.flatMap((family) => {
      const sentences = [
        ...family.texts.flatMap(({ blocks }) => [blocksText(blocks), ...blocks.flatMap(({ note }) => note?.text ?? [])]),
        ...family.risks.map(({ text }) => text),
        ...family.whenToUse,
        ...family.whenNotToUse,
        family.confidenceNote ?? '',
      ].flatMap((text) => text.split(/(?<=[.;]) (?=[A-ZÀ-Ý])|\n/));
      return sentences
        .filter((sentence) => !other.test(sentence))
        .flatMap(cited)
        .filter((number) => !numbers.has(number))
        .map((number) => `${family.slug}: ${number}`);
    });
    expect([...new Set(lost)]).toEqual([]);
  });

  it('written in the catalogues, the switches, the doubts and the example exist among the references', () => {
    const sentences = JSON.stringify([catalogue, content.switches, content.doubts, content.example, content.thresholds]).split(/(?<=[.;]) (?=[A-ZÀ-Ý])|","/);
    expect([
      ...new Set(
        sentences
          .filter((sentence) => !other.test(sentence))
          .flatMap(cited)
          .filter((number) => !numbers.has(number)),
      ),
    ]).toEqual([]);
  });

  it('have an identifier that says their number', () => {
    const wrong = references.filter(({ text, id, number }) => text === 'ccp' && id !== `ccp-${number.toLowerCase().replace(/[\s.\u00a0]/g, '')}`);
    expect(wrong.map(({ id, number }) => `${id}: ${number}`)).toEqual([]);
  });
});

describe('the catalogues', () => {
  it('every lever cites articles that exist', () => {
    expect(
      catalogue.levers.flatMap(({ id, references: cited }) =>
        cited.filter((reference) => !confidenceOf.has(reference)).map((reference) => `${id}: ${reference}`),
      ),
    ).toEqual([]);
  });

  it('every action says where it was seen, who leads it and how', () => {
    expect(
      catalogue.actions.filter(({ seenIn, lead, steps, aim }) => !seenIn.trim() || !lead.trim() || steps.length === 0 || !aim.trim()).map(({ id }) => id),
    ).toEqual([]);
  });

  it('a rate has a denominator, so that it can be a share of the whole', () => {
    expect(catalogue.indicators.filter(({ unit, denominator }) => unit === 'rate' && !denominator).map(({ id }) => id)).toEqual([]);
  });

  it('no indicator claims both separate targets, and each target has one', () => {
    expect(catalogue.indicators.filter(({ legal }) => legal.includes('C7a') && legal.includes('C7b')).map(({ id }) => id)).toEqual([]);
    for (const code of ['C7a', 'C7b'] as const) expect(catalogue.indicators.some(({ legal }) => legal.includes(code))).toBe(true);
  });

  it('numbers every indicator once', () => {
    expect(new Set(catalogue.indicators.map(({ number }) => number)).size).toBe(catalogue.indicators.length);
  });

  it('every word of the glossary is defined once', () => {
    expect(new Set(catalogue.glossary.map(({ term }) => term.toLowerCase())).size).toBe(catalogue.glossary.length);
  });

  it('the switches say of the scheme’s amount what the article says: strictly above', () => {
    expect(byId(content.switches, 'spaser-seuil-2023').title).not.toMatch(/\bdès\b|à partir de/);
  });

  it('the migrations are beside the content', () => {
    expect(existsSync(join(contentRoot(), '..', 'migrations'))).toBe(true);
  });
});
