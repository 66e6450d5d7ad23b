/** What a supplier can be, closed list; one supplier may be several. « Size » kinds come from the Sirene stock or the buyer's own list. */
export const SUPPLIER_KINDS = ['esat', 'ea', 'eatt', 'ei', 'aci', 'ai', 'etti', 'eiti', 'geiq', 'sep', 'esus', 'ess', 'micro', 'pme', 'eti', 'ge'] as const;
export type SupplierKind = (typeof SUPPLIER_KINDS)[number];

export const SUPPLIER_KIND_LABELS: Record<SupplierKind, string> = {
  esat: 'Établissement ou service d’accompagnement par le travail (ESAT)',
  ea: 'Entreprise adaptée (EA)',
  eatt: 'Entreprise adaptée de travail temporaire (EATT)',
  ei: 'Entreprise d’insertion (EI)',
  aci: 'Atelier et chantier d’insertion (ACI)',
  ai: 'Association intermédiaire (AI)',
  etti: 'Entreprise de travail temporaire d’insertion (ETTI)',
  eiti: 'Entreprise d’insertion par le travail indépendant (EITI)',
  geiq: 'Groupement d’employeurs pour l’insertion et la qualification (GEIQ)',
  sep: 'Structure employant des personnes détenues',
  esus: 'Entreprise solidaire d’utilité sociale (ESUS)',
  ess: 'Entreprise de l’économie sociale et solidaire (ESS)',
  micro: 'Microentreprise',
  pme: 'Petite ou moyenne entreprise',
  eti: 'Entreprise de taille intermédiaire',
  ge: 'Grande entreprise',
};

/** Structures d’insertion par l’activité économique (CTRAV L. 5132-4), adapted companies (L. 5213-13), protected work (CASF L. 344-2). */
export const INCLUSIVE_KINDS: readonly SupplierKind[] = ['esat', 'ea', 'eatt', 'ei', 'aci', 'ai', 'etti', 'eiti'];
export const SMALL_KINDS: readonly SupplierKind[] = ['micro', 'pme'];
export const SIZE_KINDS: readonly SupplierKind[] = [...SMALL_KINDS, 'eti', 'ge'];
/** Of a whole company, whatever the establishment. */
export const COMPANY_KINDS: readonly SupplierKind[] = ['esus', 'ess', ...SIZE_KINDS];
