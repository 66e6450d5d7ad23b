/** What was read of a database or of a backup, said in French. */
import { basename } from 'node:path';
import { type Verified, verifyFile } from '../backups/sound.ts';
import { DatabaseTooRecent, ForeignDatabase } from '../../db/migrate.ts';
import { Stopped } from './command.ts';

const NAMES: Record<string, string> = {
  organisations: 'organisations',
  people: 'personnes',
  teams: 'équipes',
  schemes: 'schémas',
  scheme_versions: 'versions de schémas',
  tenders: 'consultations',
  tender_documents: 'fichiers Word',
  files: 'logos et modèles',
  audit_lines: 'lignes du journal',
};

const number = new Intl.NumberFormat('fr-FR');
export const size = (bytes: number): string => `${number.format(Math.max(1, Math.round(bytes / 100_000)) / 10)} Mo`;
const instant = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });
export const dateOf = (at: string): string => instant.format(new Date(at));

/** `verifyFile`, what it cannot read being told. */
export async function readWhole(file: string): Promise<Verified> {
  try {
    return await verifyFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof DatabaseTooRecent)
      throw new Stopped(
        `${file} a été écrit par une version plus récente de Clausier (${error.found}, celle-ci connaît ${error.known}) : installez-la d’abord.`,
      );
    if (error instanceof ForeignDatabase || /^SQLITE_NOTADB/.test(code)) throw new Stopped(`${file} n’est pas une base de Clausier.`);
    if (/^SQLITE_CORRUPT/.test(code)) throw new Stopped(`${file} est abîmé : il ne peut pas être lu.`);
    if (/^(ENOENT|ENOTDIR|EISDIR|SQLITE_CANTOPEN)/.test(code)) throw new Stopped(`${file} n’existe pas, ou ne peut pas être ouvert.`);
    throw error;
  }
}

/** One line a thing checked. */
export function describeFacts(file: string, { facts, manifest, damage, doubts }: Verified): string[] {
  const { schemaVersion, counts, chains, integrity, orphans, chainFaults } = facts;
  const held = Object.entries(counts).map(([table, count]) => `${number.format(count)} ${NAMES[table] ?? table}`);
  return [
    file,
    ...(manifest
      ? [`  Sauvegarde du ${dateOf(manifest.at)}, faite par Clausier ${manifest.version}`]
      : ['  Sans manifeste : l’empreinte du fichier n’a pas pu être comparée']),
    ...(manifest ? [`  Empreinte : ${damage.some((fault) => fault.includes('empreinte')) ? 'CHANGÉE' : 'celle du manifeste'}`] : []),
    `  Version de la base : ${schemaVersion}`,
    `  Pages et index : ${integrity === 'ok' ? 'sains' : integrity}`,
    `  Liens entre les tables : ${orphans === 0 ? 'sains' : `${orphans} rompus`}`,
    chains.length === 0
      ? '  Journal : aucune ligne en chaîne'
      : `  Journal : ${chainFaults.length === 0 ? `${chains.length} chaîne${chains.length > 1 ? 's' : ''} entière${chains.length > 1 ? 's' : ''}` : 'ROMPU'}`,
    ...chains.map(({ organisationId, seq, hash }) => `    ${organisationId} : ligne ${number.format(seq)}, empreinte ${hash}`),
    ...(held.length === 0 ? [] : [`  Contient : ${held.join(', ')}`]),
    ...[...damage, ...doubts].map((fault) => `  ! ${basename(file)} : ${fault}`),
  ];
}
