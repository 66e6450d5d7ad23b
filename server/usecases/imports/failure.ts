/** Why an import failed, as a person is told: what the reading refused, or what the machine did not let through. */
import { REFUSALS, type Refusal } from '#shared/errors.ts';
import { formatDay } from '#shared/format.ts';
import { frenchTypography } from '#shared/typography.ts';

export type Failure = { message: string; remedy: string };

const KEPT = 'Vos données sont comme avant.';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export const refusalFailure = ({ refused, message, remedy }: Refusal): Failure => ({
  message: frenchTypography(`${message} ${KEPT}`),
  remedy: frenchTypography(remedy ?? REFUSALS[refused].remedy),
});

export function machineFailure(error: unknown): Failure {
  const code = codeOf(error);
  if (/^(ENOSPC|EDQUOT|SQLITE_FULL|SQLITE_IOERR_WRITE)/.test(code))
    return { message: `Le disque du serveur est plein. ${KEPT}`, remedy: 'Prévenez la personne qui tient le serveur, puis importez le fichier de nouveau.' };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return {
      message: `La lecture de ce fichier demande trop de mémoire. ${KEPT}`,
      remedy: 'Exportez-le par année ou par acheteur, puis importez chaque partie.',
    };
  if (/^(EACCES|EPERM|EROFS|SQLITE_(READONLY|CANTOPEN|PERM))/.test(code))
    return {
      message: `Le dossier des données n’est pas accessible en écriture. ${KEPT}`,
      remedy: 'Prévenez la personne qui tient le serveur, puis importez le fichier de nouveau.',
    };
  return {
    message: `L’import s’est arrêté sans que sa cause soit connue. ${KEPT}`,
    remedy: 'Importez le fichier de nouveau\u202f; si cela persiste, signalez l’heure de l’essai.',
  };
}

/** @param other the import in place that says the same payments */
export const sameFailure = ({ file, createdAt }: { file: string; createdAt: string }): Failure => ({
  message: `Ce fichier dit les mêmes paiements que «\u00a0${file}\u00a0», importé le ${formatDay(createdAt.slice(0, 10))}\u202f: les deux ensemble compteraient tout deux fois. ${KEPT}`,
  remedy: 'Pour garder celui-ci, importez-le de nouveau en choisissant l’autre dans «\u00a0À la place de\u00a0».',
});

export const LOST: Failure = {
  message: 'Le serveur s’est arrêté pendant cet import. Vos données sont comme avant.',
  remedy: 'Importez le fichier de nouveau.',
};

export const GONE: Failure = {
  message: 'Les données de cet import ne sont plus sur ce serveur\u202f: elles ne sont pas dans les sauvegardes.',
  remedy: 'Importez le fichier de nouveau.',
};
