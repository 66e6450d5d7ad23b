/** The screens of the imports, of the spend and of what is to be decided, before any import. With data: `tests/e2e/imports.test.ts`. */
import type { Page } from 'playwright-core';
import type { Screen } from './e2e-screens.ts';

const IMPORTS = /^Imports – Chiffres – Clausier$/;

async function chooseTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Importer un fichier' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="file"]').setInputFiles({
    name: 'achats-2025.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Fournisseur;SIRET;Montant HT\nEntreprise Modèle;99000002800011;1 234,56\n'),
  });
  await dialog.getByRole('group', { name: 'Colonnes du fichier' }).waitFor();
}

export const imports: readonly Screen[] = [
  { name: 'chiffres, les imports', path: '/chiffres/imports', title: IMPORTS },
  { name: 'chiffres, un fichier à importer', path: '/chiffres/imports', title: IMPORTS, reach: chooseTable },
  {
    name: 'chiffres, acheteurs et territoire',
    path: '/chiffres/imports',
    title: IMPORTS,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Acheteurs et territoire' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Ajouter un acheteur' }).click();
    },
  },
  { name: 'chiffres, un import inconnu', path: '/chiffres/imports/inconnu', title: /^Import – Chiffres – Clausier$/ },
  { name: 'chiffres, les dépenses', path: '/chiffres/achats', title: /^Dépenses – Chiffres – Clausier$/ },
  { name: 'chiffres, à décider', path: '/chiffres/a-decider', title: /^À décider – Chiffres – Clausier$/ },
];
