/** Whose contracts the figures are about, and on which territory. */
import type { FigureSettings } from '#shared/api/imports.ts';
import { type FieldFault, type Refusal, refuse } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { isSiren } from '#shared/siren.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';

export async function readFigureSettings({ read }: Context, actor: Actor): Promise<FigureSettings | Refusal> {
  return denied(actor, 'figure:read') ?? read.figureSettings.read(actor.organisationId);
}

function faultsOf({ buyers }: FigureSettings): FieldFault[] {
  const seen = new Set<string>();
  return buyers.flatMap(({ siren }, index) => {
    const path = `buyers/${index}/siren`;
    if (!isSiren(siren)) return [{ path, message: 'La clé de ce SIREN est fausse\u202f: vérifiez ses neuf chiffres.' }];
    if (seen.has(siren)) return [{ path, message: 'Cet acheteur est déjà dans la liste.' }];
    seen.add(siren);
    return [];
  });
}

/** Replaces them whole. */
export async function writeFigureSettings(context: Context, actor: Actor, written: FigureSettings): Promise<FigureSettings | Refusal> {
  const refusal = denied(actor, 'figure:write');
  if (refusal) return refusal;
  const fields = faultsOf(written);
  if (fields.length > 0) return refuse('INVALID_INPUT', 'Des acheteurs sont à corriger.', { fields });
  const settings: FigureSettings = {
    buyers: written.buyers.map(({ siren, name }) => ({ siren, name: name.trim() })),
    territory: [...new Set(written.territory)].sort(),
  };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    await repositories.figureSettings.write(actor.organisationId, settings);
    await audit(context, actor, repositories, 'figures.updated', actor.organisationId);
    return settings;
  });
}
