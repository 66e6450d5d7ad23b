/**
 * Which column of a file holds what, proposed from the names of its header. Names are compared without case, accents, signs nor elided letters (`foldFrench`); a pattern
 * that comes first wins, and a column serves once. What nothing names stays null: a person chooses. Names seen in accounting exports, on
 * the Marché de l'inclusion, in the lists of ESS France, of the ESUS and of the Sirene stock.
 */
import type { PurchaseColumns, SupplierColumns } from '../api/imports.ts';
import { foldFrench } from '../typography.ts';

type Patterns<Field extends string> = readonly (readonly [field: Field, patterns: readonly RegExp[]])[];

const SIRET: readonly RegExp[] = [/^siret$/, /^(numero|n|no|code) siret/, /siret/, /^siren$/, /siren/];

/** In the order they choose: the surest first. */
const PURCHASES: Patterns<keyof PurchaseColumns> = [
  ['buyer', [/^(siret|siren)( de l)? (acheteur|collectivite|organisme|budget)/, /^acheteur (siret|siren|id)$/, /^(id|identifiant)( de l)? acheteur$/]],
  [
    'supplierId',
    [/^(siret|siren).*(fournisseur|tiers|titulaire)/, /(fournisseur|tiers|titulaire).*(siret|siren)/, ...SIRET, /^(identifiant|id) (fournisseur|tiers)$/],
  ],
  ['bookFive', [/livre (v|5|cinq)$/, /^(hors )?livre (v|5)\b/, /^autres? marches? publics?$/]],
  [
    'paidOn',
    [
      /^date (de |du )?(paiement|mandatement|mandat|reglement|decaissement)/,
      /^(exercice|annee)\b/,
      /^annee /,
      /exercice$/,
      /^(date|periode)( comptable| emission| ecriture)?$/,
      /^date\b/,
    ],
  ],
  // After the day of payment: a file that has nothing else to date its lines gives it that column.
  ['fiscalYear', [/^(exercice|annee)\b/, /\b(exercice|annee)$/]],
  ['side', [/^(code )?sens\b/, /^(debit|d) (ou )?(credit|c)$/, /\b(debit|d) (credit|c)$/]],
  [
    'amount',
    [
      /^depenses? achats?/,
      /^montant.*\b(mandate|paye|regle|realise|liquide)e?s?\b.*\bht\b/,
      /^(mandate|paye|regle|realise|depense)s? ht$/,
      /\bht\b/,
      /^(montant )?(mandate|paye|regle|realise|liquide)e?s?\b/,
      /^montant( net)?$/,
      /^(depenses?|achats?)( annuel(le)?s?)?( eur(os?)?)?$/,
      /^montant/,
      /^(total|somme)\b.*(depense|achat|montant)/,
      /\bttc\b/,
    ],
  ],
  [
    'supplierName',
    [
      /^raison sociale/,
      /^(nom|libelle|designation)( du| de)? (fournisseur|tiers|titulaire|beneficiaire)/,
      /^(fournisseur|tiers|titulaire|beneficiaire)( nom| libelle)?$/,
      /^(nom|denomination)$/,
    ],
  ],
  ['category', [/^categorie/, /^famille/, /^segment/, /^(nomenclature|cpv|code cpv|code nomenclature)/, /^(libelle )?(compte|nature)/]],
  ['entity', [/^entite/, /^direction/, /^service/, /^(pole|departement|unite|budget|centre de (cout|responsabilite))\b/]],
];

const SUPPLIERS: Patterns<keyof SupplierColumns> = [
  ['supplierId', SIRET],
  [
    'kind',
    [
      /^type (de )?structure/,
      /^kind$/,
      /^type( (entreprise|organisme|etablissement))?$/,
      /^(categorie|statut)( (de )?(structure|entreprise))?$/,
      /^categorieentreprise$/,
      /^agrement$/,
    ],
  ],
  [
    'name',
    [
      /^raison sociale/,
      /^(nom|denomination)( (de (la|l) )?(structure|entreprise|usuelle|association|unite legale))?$/,
      /^denomination/,
      /^name$/,
      /^(nom|libelle)\b/,
      /^entreprise$/,
      /^structure$/,
    ],
  ],
  ['department', [/^(code )?departement/, /^department$/, /^dept?$/, /^code postal$/, /^(cp|post code|postal code)$/]],
  [
    'from',
    [
      /^date (de (l )?)?agrement\b/,
      /^agrement (du|depuis)\b/,
      /^(date (de )?)?(debut|effet|attribution|validite|delivrance)\b/,
      /^(valable|valide) (a partir )?(du|de|depuis)/,
      /^depuis$/,
    ],
  ],
  // « jusqu’au » loses its elided word: « au » is left.
  ['to', [/^(date (de )?)?(fin|expiration|echeance)\b/, /^(valable|valide) (jusqu|au\b)/, /^jusqu/, /^au$/]],
];

function propose<Field extends string>(patterns: Patterns<Field>, header: readonly string[]): Partial<Record<Field, string | null>> {
  const names = header.map((name) => ({ name, plain: foldFrench(name) }));
  const taken = new Set<string>();
  const found: Partial<Record<Field, string | null>> = {};
  for (const [field, wanted] of patterns) {
    const choice = wanted.flatMap((pattern) => names.filter(({ name, plain: words }) => !taken.has(name) && pattern.test(words)))[0];
    found[field] = choice?.name ?? null;
    if (choice) taken.add(choice.name);
  }
  return found;
}

export type ProposedColumns = {
  purchases: { [Field in keyof PurchaseColumns]-?: string | null };
  suppliers: { [Field in keyof SupplierColumns]: string | null };
};

const NO_PURCHASE: ProposedColumns['purchases'] = {
  amount: null,
  supplierId: null,
  supplierName: null,
  paidOn: null,
  category: null,
  entity: null,
  buyer: null,
  bookFive: null,
  side: null,
  fiscalYear: null,
};
const NO_SUPPLIER: ProposedColumns['suppliers'] = { supplierId: null, name: null, kind: null, department: null, from: null, to: null };

/** Every field, null where no name says it. */
export const proposePurchaseColumns = (header: readonly string[]): ProposedColumns['purchases'] => ({ ...NO_PURCHASE, ...propose(PURCHASES, header) });
export const proposeSupplierColumns = (header: readonly string[]): ProposedColumns['suppliers'] => ({ ...NO_SUPPLIER, ...propose(SUPPLIERS, header) });

/** Whether the amounts of that column are said to include taxes: the threshold of CCP D. 2111-3 excludes them. */
export const saysTaxIncluded = (amountColumn: string): boolean => /\bttc\b/.test(foldFrench(amountColumn));
