import { hitsOf } from './helpers.ts';
import { about, asserts, findAny, type Sentence } from './reading.ts';
import type { Rule } from './rule.ts';

const ONLY = '(?:uniquement|exclusivement|strictement|seule?s?|seulement|reserve\\w*|limite\\w*)';
const HERE =
  '(?:(?:de|du|dans|sur|a) (?:la |le )?(?:seule? )?(?:commune|ville|departement|region|territoire|metropole|agglomeration|canton|intercommunalite)|communaux)';
const PEOPLE = '(?:habitants?|residents?|domicilie\\w*|residant|demandeurs? emploi|personnes|beneficiaires|allocataires|jeunes)';
const BEFORE = new RegExp(`\\b${ONLY}(?: \\w+){0,6} ${PEOPLE}(?: \\w+){0,5} ${HERE}\\b`);
const AFTER = new RegExp(`\\b${PEOPLE}(?: \\w+){0,5} ${HERE}(?: \\w+){0,4} ${ONLY}\\b`);
const LOCAL_JOBS = /\b(?:emplois?|embauches?|main oeuvre|recrutements?) loca(?:l|ux|le|les)\b/;

const onInsertion = (sentence: Sentence): boolean =>
  asserts(sentence) && about(sentence, /\b(?:insertion|publics?|eligib\w+|clauses? sociales?|emploi|heures)\b/);

export const L10: Rule = {
  id: 'L10',
  title: 'Insertion limitée aux habitants',
  severity: 'advice',
  confidence: 'unverified',
  references: ['ccp-l3', 'cjue-c-31-87'],
  pieces: ['ccap', 'rc', 'avis', 'ae', 'annexe'],
  explanation:
    'Limiter les publics aux habitants d’un territoire expose à un grief de discrimination : l’égalité de traitement est certaine, son application à l’insertion reste à vérifier.',
  proposal:
    'Désigner les publics par leur situation (durée sans emploi, allocation, handicap…) ; un quartier prioritaire peut être cité sans exclure les autres.',
  text: ({ reading }) =>
    hitsOf(
      findAny(reading, [
        [BEFORE, onInsertion],
        [AFTER, onInsertion],
        [LOCAL_JOBS, (sentence) => asserts(sentence) && /\b(?:insertion|clauses?|titulaires?)\b/.test(sentence.folded)],
      ]),
      (matched) => `Les publics sont désignés par leur résidence : « ${matched} ».`,
    ),
};
