import { GuidedText } from '../parts/GuidedText.tsx';
import { StepHeader } from './StepHeader.tsx';

/** The texts that open the document. */
export function TextsStep() {
  return (
    <>
      <StepHeader title="Textes d’ouverture" lead="Ce que l’on lit en premier. Chaque texte peut partir d’une trame, à réécrire avec vos mots." />
      <GuidedText chapter="foreword" title="Mot de l’élue ou de l’élu" />
      <GuidedText chapter="summary" title="Synthèse" />
      <GuidedText chapter="context" title="Pourquoi un schéma" />
      <GuidedText chapter="perimeter" title="Périmètre et durée" />
    </>
  );
}
