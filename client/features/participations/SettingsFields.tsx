import { LIMITS } from '#shared/limits.ts';
import { TO_COMPLETE } from '#shared/scheme/participation.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Fields } from '../../workspace/Section.tsx';
import type { Settings } from './settings.ts';

const BLANK = `Vide, la page affiche «\u00a0${TO_COMPLETE}\u00a0».`;

/** What the page says around its text. @param firstDay the earliest it may open; null once it is open @param isClosed by hand: its last day is known */
export function SettingsFields({
  settings,
  firstDay,
  isClosed = false,
  onChange,
}: {
  settings: Settings;
  firstDay: string | null;
  isClosed?: boolean;
  onChange: (change: Partial<Settings>) => void;
}) {
  return (
    <>
      <TextField label="Titre" isRequired maxLength={LIMITS.title} value={settings.title} onChange={(title) => onChange({ title })} />
      <Fields>
        {firstDay !== null && (
          <DayInput label="Premier jour" isRequired min={firstDay} value={settings.opensOn} onChange={(opensOn) => onChange({ opensOn })} />
        )}
        {!isClosed && <DayInput label="Dernier jour, inclus" isRequired value={settings.closesOn} onChange={(closesOn) => onChange({ closesOn })} />}
      </Fields>
      <TextArea
        label="Introduction"
        help="Pourquoi ce texte, ce que vous attendez, ce que vous ferez des avis. Une ligne vide sépare deux paragraphes."
        maxLength={LIMITS.participationIntroduction}
        value={settings.introduction}
        onChange={(introduction) => onChange({ introduction })}
      />
      <Checkbox
        label="Recueillir des avis sur la page"
        help="Sans compte ni adresse. Aucun n’est publié avant que vous l’ayez lu."
        isSelected={settings.takesComments}
        onChange={(takesComments) => onChange({ takesComments })}
      />
      <TextField
        label="Base légale du traitement des données"
        help={`À décider avec votre délégué à la protection des données. Si c’est le consentement, dites qu’il peut être retiré. ${BLANK}`}
        maxLength={LIMITS.shortText}
        value={settings.legalBasis}
        onChange={(legalBasis) => onChange({ legalBasis })}
      />
      <TextField
        label="À qui écrire pour ses droits"
        help={`Un service, une adresse, votre délégué à la protection des données. ${BLANK}`}
        maxLength={LIMITS.shortText}
        value={settings.contact}
        onChange={(contact) => onChange({ contact })}
      />
    </>
  );
}
