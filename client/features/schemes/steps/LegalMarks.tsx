import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { Tag } from '../../../ui/Tag.tsx';

type Code = SchemeIndicator['legal'][number];

/** What each mark answers in article L. 2111-3. */
export const LEGAL_MARKS: Record<Code, { short: string; label: string; help: string }> = {
  C6: {
    short: 'Taux publié',
    label: 'Taux réel publié',
    help: 'L’article demande des indicateurs précis, en nombre de contrats ou en valeur, sur les taux réels d’achats responsables.',
  },
  C7a: {
    short: 'Cible ESUS',
    label: 'Cible «\u00a0entreprises solidaires (ESUS)\u00a0»',
    help: 'Achats auprès d’entreprises solidaires d’utilité sociale agréées. La cible est séparée de la suivante.',
  },
  C7b: {
    short: 'Cible publics vulnérables',
    label: 'Cible «\u00a0publics défavorisés ou vulnérables\u00a0»',
    help: 'Achats auprès d’entreprises qui emploient des personnes défavorisées ou appartenant à des groupes vulnérables.',
  },
};

export const LEGAL_CODES: readonly Code[] = ['C6', 'C7a', 'C7b'];

export function LegalMarks({ codes }: { codes: readonly Code[] }) {
  return codes.map((code) => (
    <Tag key={code} tone="blue">
      {LEGAL_MARKS[code].short}
    </Tag>
  ));
}
