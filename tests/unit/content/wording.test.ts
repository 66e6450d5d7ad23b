/** What must never be in a text a buyer will sign: dead words, illegal preferences, injunctions, careless typography. */
import { describe, expect, it } from 'vitest';
import { blocksText } from '../../../shared/block/text.ts';
import { blockLines } from '../../../shared/block/walk.ts';
import { shippedContent } from '../../support/content.ts';

const content = shippedContent();
const { families } = content;

/** Only what goes into the buyer's documents. */
const texts = families.flatMap(({ slug, texts: parts }) => parts.map(({ piece, blocks }) => ({ at: `${slug} ${piece}`, blocks, text: blocksText(blocks) })));
const sentences = texts.flatMap(({ at, text }) => text.split(/(?<=[.;:!?])\s+|\n+/).map((sentence) => ({ at, sentence })));
/** Sentences that forbid, or say what is not done, may name it. */
const forbids = /\b(aucune?|interdit|ne\b|n’|sans|ni\b|jamais|non\b|contraire|exclu|illégal|risque|éviter|pas\b)/i;
const asserting = (pattern: RegExp): string[] =>
  sentences.filter(({ sentence }) => pattern.test(sentence) && !forbids.test(sentence)).map(({ at, sentence }) => `${at}: ${sentence.slice(0, 140)}`);

describe('terms that are dead (L27)', () => {
  // The glossary may say what replaced what.
  const { glossary: _glossary, ...catalogue } = content.catalogue;
  const everywhere = JSON.stringify([families.map(({ keywords: _keywords, ...family }) => family), catalogue, content.example]);
  it.each([
    /pôle emploi/i,
    /ordonnance (n° )?2015-899/i,
    /code des marchés publics/i,
    /\bRMI\b/,
    /garantie jeunes/i,
    /\bZUS\b/,
    /zones? urbaines? sensibles?/i,
    /centres? de distribution de travail à domicile/i,
    /établissements? et services? d’aide par le travail/i,
    /\bart(\.|icle)\s(14|15|30|53) du CMP/i,
  ])('%s is nowhere', (pattern) => {
    const at = pattern.exec(everywhere);
    expect(at ? everywhere.slice(Math.max(0, at.index - 80), at.index + 80) : null).toBeNull();
  });
});

describe('what the law refuses', () => {
  it('no text asks where an enterprise is established (L08)', () => {
    expect(
      asserting(
        /(entreprises?|candidats?|titulaires?|soumissionnaires?)[^.;]{0,40}(situées?|situés?|implantées?|implantés?|ayant (leur|son) siège|dont le siège est)\s[^.;]{0,30}(commune|département|région|territoire|métropole)(?! des États membres)/i,
      ),
    ).toEqual([]);
  });

  it('no text prefers local firms (L09)', () => {
    expect(asserting(/priorité aux (entreprises|producteurs) loca|préférence locale|achat local|entreprises? locales?|critère (de )?proximité/i)).toEqual([]);
  });

  it('no text keeps insertion for the inhabitants of one place (L10)', () => {
    expect(asserting(/emplois? loca(l|ux)|habitants de la commune|résid(ant|er) (dans|sur) (la commune|le département|le territoire)/i)).toEqual([]);
  });

  it('no text asks for French products (L11)', () => {
    expect(asserting(/produits? français|d’origine (France|française)|fabriqués? en France|made in France/i)).toEqual([]);
  });

  it('no text notes kilometres or distance (L12)', () => {
    expect(asserting(/nombre de kilomètres|distance (en kilomètres|entre|parcourue)|kilomètres? parcourus/i)).toEqual([]);
  });

  it('no reserved lot asks for another share than half (L32)', () => {
    const shares = texts
      .filter(({ at }) => /^(lot-reserve|concession-reservee)/.test(at))
      .flatMap(({ at, text }) =>
        [...text.matchAll(/(\d+)[\s\u00a0]%[^.;]{0,60}(travailleurs|personnes|handicap|défavoris)/gi)].map((match) => ({ at, share: match[1] })),
      );
    expect(shares.filter(({ share }) => share !== '50')).toEqual([]);
    expect(texts.filter(({ text }) => /\b30[\s\u00a0]% (des|de) (travailleurs|salariés|effectif)/i.test(text)).map(({ at }) => at)).toEqual([]);
  });

  it('no text imposes French on a building site (L45)', () => {
    expect(asserting(/(langue française|français)[^.;]{0,40}(obligatoire|exigée?|imposée?)|parler (le )?français/i)).toEqual([]);
  });
});

describe('insertion is a free choice', () => {
  const insertion = families.filter(({ slug }) => /^heures-insertion-|^insertion-|^marche-objet-insertion$/.test(slug));

  it.each(insertion.map(({ slug }) => slug))('%s says that taking part is voluntary', (slug) => {
    const family = insertion.find((candidate) => candidate.slug === slug);
    expect(JSON.stringify(family)).toMatch(/volontaire|librement|libre choix|avec (son|leur) accord|participation (est )?libre/i);
  });

  it('no text sanctions a person or reports a refusal', () => {
    expect(
      asserting(
        /sanction[^.;]{0,30}(bénéficiaire|allocataire|personne)|suspension (du|de son) (RSA|allocation)|signale[^.;]{0,30}refus[^.;]{0,20}(France Travail|département)/i,
      ),
    ).toEqual([]);
  });
});

describe('typography', () => {
  const spoken = (value: unknown, path = ''): { path: string; text: string }[] => {
    if (typeof value === 'string') return [{ path, text: value }];
    if (Array.isArray(value)) return value.flatMap((item, i) => spoken(item, `${path}/${i}`));
    if (value && typeof value === 'object')
      return Object.entries(value).flatMap(([key, item]) => (['url', 'id', 'website'].includes(key) ? [] : spoken(item, `${path}/${key}`)));
    return [];
  };
  const { synonyms: _synonyms, ...rest } = content;
  const all = spoken({ ...rest, families: families.map(({ keywords: _keywords, ...family }) => ({ [family.slug]: family })) });
  const where = (pattern: RegExp): string[] => all.filter(({ text }) => pattern.test(text)).map(({ path, text }) => `${path}: ${text.slice(0, 120)}`);

  it('has no straight apostrophe', () => {
    expect(where(/\p{L}'\p{L}|\p{L}' /u)).toEqual([]);
  });

  it('has no straight quotation mark around words', () => {
    expect(where(/"\p{L}|\p{L}"/u)).toEqual([]);
  });

  it('has no ordinary space before a sign that needs a narrow one', () => {
    expect(where(/ [;!?»]|« /)).toEqual([]);
  });

  it('has no double space, no space before a comma, no doubled word', () => {
    expect(where(/\p{L} {2,}\p{L}| ,|(?<!\p{L})(de|la|le|les|des|et|du|un|une) \1(?!\p{L})/u)).toEqual([]);
  });

  it('leaves no Markdown mark in a text', () => {
    const raw = texts.flatMap(({ at, blocks }) =>
      blocks
        .flatMap((block) => blockLines(block).flat())
        .flatMap((inline) => (inline.kind === 'text' && /\*\*|__|\{\{|\}\}|^#|\]\(|:::/.test(inline.text) ? [`${at}: ${inline.text.slice(0, 80)}`] : [])),
    );
    expect(raw).toEqual([]);
  });

  it('writes no unit after a variable that brings its own', () => {
    const doubled = families.flatMap(({ slug, variables, texts: parts }) =>
      parts.flatMap(({ blocks }) =>
        blocks.flatMap(blockLines).flatMap((line) =>
          line.flatMap((inline, i) => {
            const variable = inline.kind === 'variable' ? variables.find(({ id }) => id === inline.id) : undefined;
            const next = line[i + 1];
            if (!variable || next?.kind !== 'text') return [];
            const unit =
              variable.type === 'rate' ? '%' : variable.type === 'money' ? '€' : variable.type === 'integer' ? variable.unit?.split(' ')[0] : undefined;
            return unit && next.text.trimStart().toLowerCase().startsWith(unit.toLowerCase()) ? [`${slug}: ${variable.id} ${next.text.slice(0, 30)}`] : [];
          }),
        ),
      ),
    );
    expect(doubled).toEqual([]);
  });
});
