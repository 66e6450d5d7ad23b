/** Kinds of a supplier in every writing met: codes of the Marché de l'inclusion, names in full, singular or plural. Pure. */
import { foldFrench } from '../typography.ts';
import { SUPPLIER_KIND_LABELS, SUPPLIER_KINDS, type SupplierKind } from './supplier-kinds.ts';

const WRITINGS: Record<SupplierKind, readonly string[]> = {
  esat: [
    'établissement et service d’aide par le travail',
    'établissement ou service d’aide par le travail',
    'établissement d’aide par le travail',
    'établissement et service d’accompagnement par le travail',
    'centre d’aide par le travail',
  ],
  ea: ['entreprise adaptée'],
  eatt: ['entreprise adaptée de travail temporaire'],
  ei: ['entreprise d’insertion'],
  aci: ['atelier et chantier d’insertion', 'atelier ou chantier d’insertion', 'atelier chantier d’insertion', 'chantier d’insertion'],
  ai: ['association intermédiaire'],
  etti: ['entreprise de travail temporaire d’insertion', 'entreprise temporaire de travail d’insertion'],
  eiti: ['entreprise d’insertion par le travail indépendant'],
  geiq: ['groupement d’employeurs pour l’insertion et la qualification'],
  sep: ['produits et services réalisés en prison'],
  esus: ['entreprise solidaire d’utilité sociale', 'entreprise solidaire d’utilité sociale agréée', 'agrément esus'],
  ess: ['économie sociale et solidaire', 'entreprise de l’économie sociale et solidaire', 'entreprise de l’ess'],
  micro: ['mic', 'micro', 'micro-entreprise'],
  pme: ['petite et moyenne entreprise', 'petite ou moyenne entreprise'],
  eti: ['entreprise de taille intermédiaire'],
  ge: ['grande entreprise'],
};

/** Words alike whatever their number: « ateliers et chantiers d’insertion ». */
const folded = (text: string): string =>
  foldFrench(text)
    .split(' ')
    .map((word) => word.replace(/(.{3})[sx]$/, '$1'))
    .join(' ');

/** A label ends with its own code: « Entreprise adaptée (EA) ». */
const CODE_AT_END = /\s*\(([^)]*)\)\s*$/;

const KINDS = new Map(
  SUPPLIER_KINDS.flatMap((kind) =>
    [kind, SUPPLIER_KIND_LABELS[kind], SUPPLIER_KIND_LABELS[kind].replace(CODE_AT_END, ''), ...WRITINGS[kind]].map((text) => [folded(text), kind] as const),
  ),
);

function readKind(text: string): SupplierKind | null {
  const code = CODE_AT_END.exec(text)?.[1];
  return KINDS.get(folded(text)) ?? KINDS.get(folded(text.replace(CODE_AT_END, ''))) ?? (code ? (KINDS.get(folded(code)) ?? null) : null);
}

/** Each kind of a cell once, and what it says that is no kind. Several are parted by `,` `;` `/` `|` `+` or a line. */
export function readKinds(text: string): { kinds: SupplierKind[]; unknown: string[] } {
  const whole = readKind(text);
  if (whole) return { kinds: [whole], unknown: [] };
  const kinds = new Set<SupplierKind>();
  const unknown: string[] = [];
  for (const part of text.split(/[,;/|+\n]/).map((one) => one.trim())) {
    const kind = part === '' ? null : readKind(part);
    if (kind) kinds.add(kind);
    else if (part !== '') unknown.push(part);
  }
  return { kinds: [...kinds], unknown };
}
