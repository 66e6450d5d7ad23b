import type { ServiceState } from '#shared/api/service.ts';

type Seen = Pick<ServiceState, 'disk' | 'database' | 'backups' | 'mode'> & {
  /** A backup should have been made long ago. */
  late: boolean;
  administratorsWithoutSecondFactor: number;
};

const megabytes = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

function aboutBackups({ everyHours, failure, items }: ServiceState['backups'], late: boolean): string[] {
  const damaged = items.filter(({ state }) => state === 'damaged').length;
  const sound = items.length - damaged;
  return [
    ...(everyHours === 0 ? ['Le serveur ne fait aucune sauvegarde de lui-même : vérifiez qu’un autre moyen en fait.'] : []),
    ...(failure === null ? [] : [`La dernière sauvegarde a échoué : ${failure}`]),
    ...(sound === 0 && everyHours > 0 ? ['Aucune sauvegarde n’existe encore.'] : []),
    ...(sound > 0 && late ? ['La dernière sauvegarde est trop ancienne.'] : []),
    ...(damaged === 0 ? [] : [damaged === 1 ? 'Une sauvegarde est abîmée.' : `${damaged} sauvegardes sont abîmées.`]),
  ];
}

/** What should be looked at, one French sentence each; empty when all is well. */
export function warningsOf({ disk, database, backups, mode, late, administratorsWithoutSecondFactor: bare }: Seen): string[] {
  return [
    ...(disk.low && disk.freeBytes !== null ? [`Le disque est presque plein : il reste ${megabytes.format(disk.freeBytes / 1_000_000)} Mo.`] : []),
    ...(database.integrity === 'ok' ? [] : [`La base de données est abîmée : ${database.integrity}`]),
    // PostgreSQL's are made elsewhere: nothing is known of them here.
    ...(database.engine === 'postgres' ? [] : aboutBackups(backups, late)),
    ...(mode === 'local' || bare === 0
      ? []
      : [bare === 1 ? 'Un administrateur n’a pas encore de second facteur.' : `${bare} administrateurs n’ont pas encore de second facteur.`]),
  ];
}
