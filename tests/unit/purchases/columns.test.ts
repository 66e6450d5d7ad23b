import { describe, expect, it } from 'vitest';
import { proposePurchaseColumns, proposeSupplierColumns, saysTaxIncluded } from '../../../shared/purchases/columns.ts';

describe('the columns proposed from a header', () => {
  it.each([
    [
      ['Raison sociale du Fournisseur', 'SIRET', 'Dépense achat (€)', 'Catégorie d’achat (optionnelle)', 'Entité acheteuse (optionnelle)'],
      {
        supplierName: 'Raison sociale du Fournisseur',
        supplierId: 'SIRET',
        amount: 'Dépense achat (€)',
        category: 'Catégorie d’achat (optionnelle)',
        entity: 'Entité acheteuse (optionnelle)',
        paidOn: null,
        buyer: null,
        bookFive: null,
      },
    ],
    [
      ['Exercice', 'Tiers', 'SIRET du tiers', 'Montant TTC', 'Montant HT', 'Livre V', 'Direction'],
      {
        paidOn: 'Exercice',
        supplierName: 'Tiers',
        supplierId: 'SIRET du tiers',
        amount: 'Montant HT',
        bookFive: 'Livre V',
        entity: 'Direction',
        category: null,
        buyer: null,
      },
    ],
    [
      ['SIRET acheteur', 'Nom tiers', 'Siren tiers', 'Mandaté', 'Date de paiement', 'Nature'],
      {
        buyer: 'SIRET acheteur',
        supplierName: 'Nom tiers',
        supplierId: 'Siren tiers',
        amount: 'Mandaté',
        paidOn: 'Date de paiement',
        category: 'Nature',
        entity: null,
        bookFive: null,
      },
    ],
    [['Colonne A', 'Colonne B'], { amount: null, supplierId: null, supplierName: null }],
  ])('recognises the accounting names of %j', (header, columns) => {
    expect(proposePurchaseColumns(header)).toMatchObject(columns);
  });

  it.each([
    [
      ['Raison sociale', 'Siret', 'Type de structure', 'Métiers proposés', 'Adresse', 'Code Postal', 'Ville'],
      { name: 'Raison sociale', supplierId: 'Siret', kind: 'Type de structure', department: 'Code Postal', from: null, to: null },
    ],
    [['id', 'name', 'siret', 'kind', 'post_code', 'department'], { name: 'name', supplierId: 'siret', kind: 'kind', department: 'department' }],
    [['SIREN'], { supplierId: 'SIREN', name: null, kind: null }],
    [['SIREN', 'Type', 'Agrément ESUS', 'Valide jusqu’au'], { supplierId: 'SIREN', kind: 'Type', from: null, to: 'Valide jusqu’au' }],
    [
      ['Dénomination', 'N° SIREN', 'Date d’agrément', 'Date de fin d’agrément', 'Département'],
      { name: 'Dénomination', supplierId: 'N° SIREN', from: 'Date d’agrément', to: 'Date de fin d’agrément', department: 'Département' },
    ],
    [['siren', 'categorieEntreprise'], { supplierId: 'siren', kind: 'categorieEntreprise' }],
  ])('recognises the names of the list %j', (header, columns) => {
    expect(proposeSupplierColumns(header)).toMatchObject(columns);
  });

  it('never gives one column to two fields', () => {
    const chosen = Object.values(proposePurchaseColumns(['SIRET', 'SIREN acheteur', 'Montant', 'Date', 'Fournisseur'])).filter((name) => name !== null);
    expect(new Set(chosen).size).toBe(chosen.length);
  });

  it('tells an amount that includes taxes', () => {
    expect(saysTaxIncluded('Montant TTC (€)')).toBe(true);
    expect(saysTaxIncluded('Montant HT')).toBe(false);
  });
});
