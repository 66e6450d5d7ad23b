import { describe, expect, it } from 'vitest';
import {
  importFaults,
  type ImportFields,
  dayInName,
  optionsOf,
  replaceable,
  startFields,
  withFile,
  yearInName,
} from '../../../client/features/figures/imports/form.ts';
import { proposedFor, purchaseColumns } from '../../../client/features/figures/imports/columns.ts';
import { headOf, tableWords } from '../../../client/features/figures/imports/read-head.ts';
import { readSettings, readSirens, settingsFaults, writeSettings } from '../../../client/features/figures/imports/settings.ts';
import {
  amountSentences,
  contentWords,
  endedWords,
  fatesOf,
  factsOf,
  formatWords,
  heldWords,
  progressWords,
  readShare,
  staleWords,
  toDecide,
} from '../../../client/features/figures/imports/words.ts';
import { emptyReport } from '../../../server/figures/report.ts';
import type { Import, ImportReport } from '../../../shared/api/imports.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { isSiren } from '../../../shared/siren.ts';

/** Made-up numbers with a right key. */
const [SIREN, OTHER] = Array.from({ length: 100 }, (_, index) => `9999900${String(index).padStart(2, '0')}`).filter(isSiren);
const siren = SIREN ?? '';
const other = OTHER ?? '';

const report = (part: Partial<ImportReport> = {}): ImportReport => ({ ...emptyReport(), format: 'json-2022', ...part });

const imported = (part: Partial<Import> = {}): Import => ({
  id: 'a',
  kind: 'contracts',
  file: 'marchés.json',
  bytes: 1_000,
  state: 'done',
  bytesRead: 1_000,
  recordsRead: 0,
  createdAt: '2026-03-03T09:00:00.000Z',
  endedAt: '2026-03-03T09:00:10.000Z',
  by: null,
  options: { buyers: [] },
  report: null,
  failure: null,
  stale: false,
  ...part,
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const head = (text: string) => headOf(bytes(text), text.length);
const ACCOUNTING = 'Entité acheteuse;Raison sociale du Fournisseur;SIRET;Dépense achat (€)\nRoutes;Entreprise Modèle;99999000300011;1 234,56\n';

describe('what the page tells of a file before sending it', () => {
  it.each([
    ['{"marches": []}', 'contracts'],
    ['\ufeff  [{"id": "1"}]', 'contracts'],
    ['<?xml version="1.0"?><marches/>', 'contracts'],
    ['uid,acheteur_id,dateNotification,montant\n1,2,3,4\n', 'contracts'],
    [ACCOUNTING, 'purchases'],
    ['siret,nom,type_structure\n99999000300011,Atelier Exemple,EI\n', 'suppliers'],
    ['couleur;saveur\nvert;menthe\n', null],
  ])('%j is %s', (text, kind) => {
    expect(head(text).kind).toBe(kind);
  });

  it('shows the columns and the first rows of a table, quotes left whole', () => {
    const { table } = head('Fournisseur;SIRET;Montant HT\n"Atelier ""Exemple"" ; Lens";99999000300011;12,5\n');
    expect(table?.header).toEqual(['Fournisseur', 'SIRET', 'Montant HT']);
    expect(table?.rows[0]?.[0]).toBe('Atelier "Exemple" ; Lens');
    expect(table && tableWords(table)).toBe('3 colonnes, séparées par des points-virgules.');
  });

  it.each([
    ['un classeur', [0x50, 0x4b, 3, 4], /CSV UTF-8/],
    ['un ancien classeur', [0xd0, 0xcf, 0x11, 0xe0], /CSV UTF-8/],
    ['un fichier compressé', [0x1f, 0x8b, 8], /Décompressez/],
    ['un PDF', [0x25, 0x50, 0x44, 0x46], /CSV/],
  ])('refuses %s and says what to do', (_name, start, remedy) => {
    const found = headOf(Uint8Array.from(start), 10);
    expect(found.refusal?.remedy).toMatch(remedy);
    expect(found.table).toBeNull();
  });

  it('refuses an empty file and one over the limit', () => {
    expect(headOf(new Uint8Array(), 0).refusal?.detail).toBe('Ce fichier est vide.');
    expect(headOf(bytes('{'), LIMITS.importBytes + 1).refusal?.detail).toMatch(/1,5\u00a0Go au plus/);
    expect(headOf(bytes('{'), LIMITS.importBytes).refusal).toBeNull();
  });
});

const start = (part: Partial<ImportFields> = {}): ImportFields => ({ ...startFields(null, { buyers: [], territory: [] }), ...part });
const paths = (fields: ImportFields, hasTable = true): string[] => importFaults(fields, hasTable).map(({ path }) => path);

describe('the import form', () => {
  it('takes the buyers of the settings, all of them otherwise', () => {
    const buyers = [
      { siren, name: 'Collectivité Exemple' },
      { siren: other, name: '' },
    ];
    expect(optionsOf({ ...startFields('contracts', { buyers, territory: [] }) })).toEqual({ buyers: [siren, other] });
    expect(optionsOf(start({ kind: 'contracts' }))).toEqual({ buyers: [] });
    expect(startFields('purchases', { buyers: buyers.slice(0, 1), territory: [] }).buyer).toBe(siren);
  });

  it('reads the year or the day in the name of the file, when it is the only one', () => {
    expect(yearInName('achats-2025.csv')).toBe(2025);
    expect(yearInName('achats 2024 et 2025.csv')).toBeNull();
    expect(yearInName('export120250.csv')).toBeNull();
    expect(dayInName('esus_2026-01-31.csv')).toBe('2026-01-31');
    expect(dayInName('esus_20260231.csv')).toBeNull();
  });

  it('is told by the file it is given, and keeps what was typed', () => {
    expect(withFile(start(), 'achats-2025.csv', 'purchases')).toMatchObject({ kind: 'purchases', year: '2025' });
    expect(withFile(start({ year: '2023' }), 'achats-2025.csv', 'purchases').year).toBe('2023');
    expect(withFile(start(), 'liste_esus_2026-01-31.csv', 'suppliers')).toMatchObject({ name: 'liste esus 2026-01-31', on: '2026-01-31' });
    expect(withFile(start({ kind: 'suppliers' }), 'a.csv', 'purchases').kind).toBe('suppliers');
    expect(withFile(start({ kind: 'suppliers' }), 'a.json', 'contracts').kind).toBe('contracts');
  });

  it('says what stops contracts', () => {
    expect(paths(start())).toEqual(['import-kind']);
    expect(paths(start({ kind: 'contracts', scope: 'these' }))).toEqual(['import-sirens']);
    expect(paths(start({ kind: 'contracts', scope: 'these', sirens: '123' }))).toEqual(['import-sirens']);
    expect(paths(start({ kind: 'contracts', scope: 'all', sirens: '123' }))).toEqual([]);
  });

  it('says what stops purchases', () => {
    const purchases = start({ kind: 'purchases', columns: { amount: 'Montant' }, year: '2025' });
    expect(paths(purchases)).toEqual([]);
    expect(paths(purchases, false)).toEqual(['import-kind']);
    expect(paths({ ...purchases, buyer: '12', year: '', columns: {} })).toEqual(['import-buyer', 'column-amount', 'import-year']);
    expect(paths({ ...purchases, year: '25' })).toEqual(['import-year']);
    expect(paths({ ...purchases, year: '', columns: { amount: 'Montant', paidOn: 'Date' } })).toEqual([]);
    expect(paths({ ...purchases, columns: { amount: 'Montant', category: 'Montant' } })).toEqual(['column-category']);
    expect(optionsOf({ ...purchases, withoutBookFive: true })).toMatchObject({ withoutBookFive: true });
    expect(optionsOf({ ...purchases, withoutBookFive: true, columns: { ...purchases.columns, bookFive: 'Livre V' } })).not.toHaveProperty('withoutBookFive');
    expect(optionsOf({ ...purchases, buyer: `${siren.slice(0, 3)} ${siren.slice(3, 6)} ${siren.slice(6)}` })).toMatchObject({ buyer: siren, year: 2025 });
  });

  it('says what stops a list of suppliers', () => {
    expect(paths(start({ kind: 'suppliers' }))).toEqual(['import-name', 'import-on', 'column-supplierId', 'import-supplier-kind']);
    const list = start({ kind: 'suppliers', name: ' Liste ', on: '2026-01-31', supplierKind: 'esus', columns: { supplierId: 'SIREN' } });
    expect(paths(list)).toEqual([]);
    expect(paths({ ...list, supplierKind: null })).toEqual(['import-supplier-kind']);
    expect(paths({ ...list, supplierKind: null, columns: { supplierId: 'SIREN', kind: 'Type' } })).toEqual([]);
    expect(optionsOf(list)).toMatchObject({ name: 'Liste', on: '2026-01-31', kind: 'esus', replaces: null });
  });

  it('offers the columns chosen last time for the same header, else those the names say', () => {
    const header = ['Tiers', 'Montant HT'];
    const remembered = [{ kind: 'purchases' as const, header, columns: purchaseColumns({ amount: 'Tiers' }) }];
    expect(proposedFor('purchases', header, remembered)['amount']).toBe('Tiers');
    expect(proposedFor('purchases', [...header, 'SIRET'], remembered)['amount']).toBe('Montant HT');
    expect(proposedFor('suppliers', header, remembered)['supplierId']).toBeNull();
  });

  it('lets a list replace those in place only', () => {
    const lists = [
      imported({ id: 'old', kind: 'suppliers', createdAt: '2025-01-01T00:00:00.000Z' }),
      imported({ id: 'new', kind: 'suppliers' }),
      imported({ id: 'failed', kind: 'suppliers', state: 'failed' }),
      imported({ id: 'contracts' }),
    ];
    expect(replaceable(lists, 'suppliers').map(({ id }) => id)).toEqual(['new', 'old']);
  });
});

describe('the settings', () => {
  it('keep each buyer once, a SIRET as its SIREN, blank lines left', () => {
    const fields = writeSettings({ buyers: [{ siren, name: 'A' }], territory: ['62', '2A'] });
    expect(readSettings(fields)).toEqual({ buyers: [{ siren, name: 'A' }], territory: ['62', '2A'] });
    const more = { ...fields, buyers: [...fields.buyers, { id: 1, siren: ` ${siren} `, name: 'B' }, { id: 2, siren: '', name: ' ' }], territory: '62;2a , 62' };
    expect(settingsFaults(more)).toEqual([]);
    expect(readSettings(more)).toEqual({ buyers: [{ siren, name: 'A' }], territory: ['62', '2A'] });
  });

  it('say which buyer and which department is wrong', () => {
    const faults = settingsFaults({ buyers: [{ id: 7, siren: '123', name: '' }], next: 8, territory: '62, 99Z' });
    expect(faults.map(({ path }) => path)).toEqual(['siren-7', 'territory']);
    expect(faults[1]?.message).toContain('99Z');
  });

  it('read a pasted list of SIREN, one per line or with commas', () => {
    expect(readSirens(`${siren}\n${other}, ${siren}`)).toEqual({ sirens: [siren, other], fault: null });
    expect(readSirens(`${siren}\n12`).fault).toContain('«\u00a012\u00a0»');
    expect(readSirens('  ')).toEqual({ sirens: [], fault: null });
  });
});

describe('the words of an import', () => {
  it('say how far the reading is, and never 100 % of what is not read', () => {
    expect(readShare({ bytes: 1_000, bytesRead: 0 })).toBeNull();
    expect(progressWords(imported({ state: 'reading', bytes: 1_000, bytesRead: 999, recordsRead: 12_000 }))).toBe('99\u00a0%, 12\u202f000\u00a0marchés lus');
    expect(progressWords(imported({ state: 'reading', kind: 'purchases', bytesRead: 500, recordsRead: 1 }))).toBe('50\u00a0%, 1\u00a0ligne lue');
    expect(progressWords(imported({ state: 'reading', bytesRead: 0 }))).toBe('La lecture commence');
    expect(progressWords(imported({ state: 'waiting' }))).toMatch(/En attente/);
  });

  it('say what is here and from when, of the files that are in place', () => {
    const first = imported({ report: report({ firstDay: '2024-01-03', lastDay: '2024-12-30' }) });
    const second = imported({ id: 'b', endedAt: '2026-04-04T09:00:00.000Z', report: report({ firstDay: '2025-01-02', lastDay: '2025-12-30' }) });
    const failed = imported({ id: 'c', state: 'failed', endedAt: '2026-05-05T09:00:00.000Z' });
    expect(heldWords([failed])).toBeNull();
    expect(heldWords([first, second, failed])).toBe(
      '2\u00a0fichiers, le dernier importé le 4 avril 2026\u202f: marchés notifiés du 3 janvier 2024 au 30 décembre 2025.',
    );
    const paid = imported({ kind: 'purchases', report: report({ years: [2025, 2024].map((year) => ({ year, count: 1, cents: 1 })) }) });
    expect(heldWords([paid])).toBe('1\u00a0fichier, le dernier importé le 3 mars 2026\u202f: années 2024, 2025.');
  });

  it('say the content of a file, or that nothing of it is kept', () => {
    expect(contentWords(imported({ report: report({ read: 640, firstDay: '2024-01-03', lastDay: '2024-01-03' }) }))).toBe(
      '640\u00a0marchés, le 3 janvier 2024',
    );
    expect(contentWords(imported({ report: report({ read: 640, unchanged: 640, added: 0 }) }))).toMatch(/^640\u00a0marchés.*, rien de nouveau$/);
    expect(contentWords(imported({ state: 'failed' }))).toBe('Rien n’en est gardé');
    expect(contentWords(imported({ state: 'reading' }))).toBe('Pas encore lu');
  });

  it('name the lists that are stale', () => {
    const options = {
      name: 'Liste des ESUS',
      on: '2025-01-31',
      kind: 'esus' as const,
      replaces: null,
      columns: { supplierId: 'a', name: null, kind: null, department: null, from: null, to: null },
    };
    const list = imported({ kind: 'suppliers', stale: true, options });
    expect(staleWords([list])).toBe('Cette liste a plus d’un an\u202f: Liste des ESUS, du 31 janvier 2025. Importez la nouvelle à sa place.');
    expect(staleWords([{ ...list, stale: false }])).toBeNull();
  });

  it('say how it ended, the same file sent again included', () => {
    const read = report({ read: 12, added: 10, dropped: 2 });
    expect(endedWords(imported({ report: read }))).toBe(
      '«\u00a0marchés.json\u00a0» est importé\u202f: 12\u00a0marchés, 10 ajoutés, 2 non retenus, dont les doublons.',
    );
    expect(endedWords(imported({ report: report({ read: 12, unchanged: 10, dropped: 2 }) }))).toMatch(/tout était déjà connu, rien n’a changé\.$/);
    expect(endedWords(imported({ state: 'failed', failure: { message: 'Ce fichier est coupé.', remedy: '' } }))).toMatch(/Ce fichier est coupé\.$/);
    expect(endedWords(imported({ state: 'cancelled' }))).toMatch(/rien n’a changé/);
  });

  it('say what became of each record; the added ones even when there are none', () => {
    expect(fatesOf('contracts', report({ unchanged: 3 })).map(({ count }) => count)).toEqual([0, 3]);
    expect(fatesOf('suppliers', report({ added: 3, replaced: 2 }))[1]?.words).toBe('mis à la place de l’ancienne liste');
  });

  it('say how many numbers come back, one of them or several', () => {
    expect(factsOf(report({ repeatedNumbers: 1 }))).toEqual(['1\u00a0numéro de marché revient plusieurs fois chez le même acheteur.']);
    expect(factsOf(report({ repeatedNumbers: 12 }))).toEqual(['12\u00a0numéros de marché reviennent plusieurs fois chez le même acheteur.']);
  });

  it('say the format read, the contradictions, and the sum that adding every line would give', () => {
    expect(formatWords(report({ format: 'table', separator: ';' }))).toBe('table consolidée, UTF-8, séparateur point-virgule');
    const anomalies: ImportReport['anomalies'] = [
      { code: 'SOCIAL_CONTRADICTION', label: '', outcome: 'decide', count: 2 },
      { code: 'ENVIRONMENT_CONTRADICTION', label: '', outcome: 'decide', count: 1 },
      { code: 'CPV_SUFFIX', label: '', outcome: 'repaired', count: 9 },
    ];
    expect(toDecide({ anomalies })).toMatch(/^3\u00a0contradictions à décider/);
    expect(toDecide({ anomalies: anomalies.slice(2) })).toBeNull();
    expect(amountSentences({ amountCents: null, everyLineCents: null })).toEqual([]);
    expect(amountSentences({ amountCents: 1_000, everyLineCents: 1_000 })).toHaveLength(1);
    expect(amountSentences({ amountCents: 1_000, everyLineCents: 3_000 })[1]).toMatch(/30\u00a0€/);
  });
});
