/** What a piece says that another may contradict: volumes, lots, and articles of the CCAP it cites. */
import { CCAP_TOPICS, type Topic } from './topics.ts';
import type { PieceContent } from './rule.ts';
import type { Sentence } from './reading.ts';

export type Said = { value: string; sentence: Sentence; matched: string };

const COUNT = '(\\d{1,3}(?: \\d{3})+|\\d+)';
const VOLUME = new RegExp(`\\b${COUNT} (?:h|heures?) (?:\\w+ ){0,3}insertion\\b|\\bvolume(?: (?!\\d)\\w+){0,6} ${COUNT} (?:h|heures)\\b`);
/** « 35 heures par tranche », a stage, a meeting: not the volume of the contract. */
const NOT_THE_VOLUME = /\b(?:tranche|par \d|pour \d|stage|immersion|rencontres?|parrainage|demi journee|penalite\w*|au dela|report\w*)\b/;

const LOT = /\blot (?:no? |numero )?(\d{1,3})\b/;
const aboutInsertion = ({ folded, section, lead }: Sentence): boolean => /\b(?:insertion|clauses? sociales?)\b/.test(`${folded} ${section} ${lead}`);

/** `lot`: number of the only lot the sentence or its heading names; null when none does. */
export type Volume = Said & { lot: string | null };

function lotOf({ folded, section }: Sentence): string | null {
  const named = new Set([...folded.matchAll(new RegExp(LOT, 'g'))].map((match) => match[1]));
  const [only] = named;
  if (named.size > 1) return null;
  return only ?? LOT.exec(section.split(' / ').at(-1) ?? '')?.[1] ?? null;
}

/** Volumes of insertion hours, as digits without spaces. */
export const volumesIn = ({ reading }: PieceContent): Volume[] =>
  reading.sentences.flatMap((sentence) => {
    const match = VOLUME.exec(sentence.folded);
    if (!match || NOT_THE_VOLUME.test(sentence.folded) || !/\binsertion\b/.test(`${sentence.folded} ${sentence.section}`)) return [];
    return [{ value: (match[1] ?? match[2] ?? '').replace(/ /g, ''), lot: lotOf(sentence), sentence, matched: sentence.text.trim().slice(0, 200) }];
  });

const SLICE = new RegExp(`\\b${COUNT} (?:h|heures?) (?:\\w+ ){0,4}(?:par|pour)(?: chaque)?(?: tranche(?: \\w+){0,4} de)? ${COUNT} (?:€|euros?)`);

/** « 35 heures par tranche de 100 000 € », as « 35/100000 ». */
export const slicesIn = ({ reading }: PieceContent): Said[] =>
  reading.sentences.flatMap((sentence) => {
    const match = SLICE.exec(sentence.folded);
    if (!match?.[1] || !match[2] || /\bpenalites?\b/.test(sentence.folded) || !aboutInsertion(sentence)) return [];
    return [{ value: `${match[1]}/${match[2]}`.replace(/ /g, ''), sentence, matched: sentence.text.trim().slice(0, 200) }];
  });

export type CcapCitation = Said & { topic: Topic };

const CCAP = /(?:C\.?\s?C\.?\s?A\.?\s?P\b\.?|cahier des clauses administratives particulières)/u.source;
const NUMBER = /\d+(?:[.-]\d+)*/.source;
const AFTER = new RegExp(
  `\\bart(?:icle|icles|\\.)?[\\s\\u00a0\\u202f]+(?:n°[\\s\\u00a0\\u202f]*)?(${NUMBER})[^;.]{0,30}?\\b(?:du|au)[\\s\\u00a0\\u202f]+${CCAP}`,
  'giu',
);
const BEFORE = new RegExp(`${CCAP}[\\s\\u00a0\\u202f]*[,(:–-]?[\\s\\u00a0\\u202f]*(?:à l[’'])?art(?:icle|icles|\\.)?[\\s\\u00a0\\u202f]+(${NUMBER})`, 'giu');

/** « article 4.5 du CCAP », with the clause it is cited for, when the sentence or its heading names one. */
export const ccapCitations = ({ reading }: PieceContent): CcapCitation[] =>
  reading.sentences.flatMap((sentence) => {
    const topic =
      CCAP_TOPICS.find(({ pattern }) => pattern.test(sentence.folded)) ??
      CCAP_TOPICS.find(({ pattern }) => pattern.test(sentence.lead) || pattern.test(sentence.section.split(' / ').at(-1) ?? ''));
    // An article cited for its penalties or its derogations may well be another one.
    if (!topic || /\b(?:penalites?|derog\w*)\b/.test(sentence.folded)) return [];
    return [AFTER, BEFORE]
      .flatMap((pattern) => [...sentence.text.matchAll(pattern)])
      .map((match) => ({ topic, value: (match[1] ?? '').replace(/-/g, '.'), sentence, matched: match[0].replace(/(?<!\.\s?\p{L})\.$/u, '') }));
  });

const TYPED_NUMBER = /^\s*(?:art(?:icle|\.)?\s*)?(\d+(?:[.-]\d+)*)/iu;

/** Numbers of the CCAP's own articles whose heading speaks of the clause; empty when its headings carry no typed number. */
export const articlesAbout = ({ reading }: PieceContent, topic: Topic): string[] =>
  reading.sentences
    .filter(({ heading, folded }) => heading && topic.pattern.test(folded))
    .flatMap(({ text }) => TYPED_NUMBER.exec(text)?.[1]?.replace(/-/g, '.') ?? []);

const DIVIDED =
  /\b(?:divise\w*|decompose\w*|alloti\w*|compose\w*|reparti\w*|comporte|comprend)(?: \w+){0,4} (\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) lots\b/;
const WORDS: Readonly<Record<string, string>> = { deux: '2', trois: '3', quatre: '4', cinq: '5', six: '6', sept: '7', huit: '8', neuf: '9', dix: '10' };

/** How many lots a piece announces. */
export const lotCountsIn = ({ reading }: PieceContent): Said[] =>
  reading.sentences.flatMap((sentence) => {
    const match = DIVIDED.exec(sentence.folded);
    return match?.[1] ? [{ value: WORDS[match[1]] ?? match[1], sentence, matched: sentence.text.trim().slice(0, 200) }] : [];
  });

/** Lots a piece names by number. */
export const lotsNamedIn = ({ reading }: PieceContent): Said[] =>
  reading.sentences.flatMap((sentence) =>
    [...sentence.folded.matchAll(/\blot (?:no? |numero )?(\d{1,3})\b/g)].map((match) => ({
      value: match[1] ?? '',
      sentence,
      matched: sentence.text.trim().slice(0, 200),
    })),
  );
