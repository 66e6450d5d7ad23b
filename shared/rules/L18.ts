import { foldFrench } from '../typography.ts';
import { hasVolume, isSocial, nameOf } from './helpers.ts';
import { about, asserts, CRITERIA, find } from './reading.ts';
import { pieceOf, type Rule } from './rule.ts';
import { hasWrittenVolume } from './volumes.ts';

const VOLUME = /\b(?:nombre|volume|quantite|surenchere)(?: \w+){0,3} heures\b|\bheures(?: \w+){0,3} (?:supplementaires|proposees|en plus|au dela)\b/;
const QUALITY = /\b(?:qualite|accompagnement|tutorat|accueil|formation|parcours|encadrement|progression|suivi)\b/;

export const L18: Rule = {
  id: 'L18',
  title: 'Heures d’insertion notées alors qu’elles sont imposées',
  severity: 'advice',
  confidence: 'unverified',
  references: ['ccp-r2152-7', 'ce-364950'],
  explanation:
    'Noter le seul volume quand une clause l’impose déjà pousse à promettre des heures que l’on ne fera pas ; or l’offre engage. C’est un usage de rédaction, pas une règle écrite.',
  proposal: 'Noter la qualité : accueil, tutorat, formation, parcours, débouchés.',
  lot: (lot, { tender }) => {
    if (!hasVolume(lot)) return [];
    return lot.criteria.filter(isSocial).flatMap((criterion) => {
      const text = foldFrench(`${criterion.title} ${criterion.elements} ${criterion.method}`);
      return VOLUME.test(text) && !QUALITY.test(text)
        ? [{ message: `${nameOf(lot, tender)} : « ${criterion.title} » note un volume d’heures que la clause impose déjà.`, path: `criteria/${criterion.id}` }]
        : [];
    });
  },
  across: (pieces, tender) => {
    const imposed = pieces.some(({ facts, reading }) => facts.kind === 'ccap' && hasWrittenVolume(reading)) || (tender?.lots.some(hasVolume) ?? false);
    if (!imposed) return [];
    return pieces
      .filter(({ facts }) => facts.kind === 'rc' || facts.kind === 'avis')
      .flatMap((piece) =>
        find(
          piece.reading,
          VOLUME,
          (sentence) => asserts(sentence) && about(sentence, CRITERIA) && /\binsertion\b/.test(sentence.folded) && !QUALITY.test(sentence.folded),
        ).map(({ sentence, matched }) => ({
          ...pieceOf(piece),
          message: `Un volume d’heures est noté, alors qu’une clause l’impose déjà : « ${matched} ».`,
          paragraph: sentence.paragraph,
          matched,
        })),
      );
  },
};
