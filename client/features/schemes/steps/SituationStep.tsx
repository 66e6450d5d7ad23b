import { GuidedText } from '../parts/GuidedText.tsx';
import { Figures } from './Figures.tsx';
import { StepHeader } from './StepHeader.tsx';

export function SituationStep() {
  return (
    <>
      <StepHeader title="État des lieux" lead="D’où part l’organisation. Un chiffre inconnu reste inconnu&#x202f;: le document le dira." />
      <Figures />
      <GuidedText chapter="method" title="Méthode" />
      <GuidedText chapter="strengths" title="Forces" hasGuide={false} help="Ce sur quoi le schéma peut s’appuyer." />
      <GuidedText chapter="weaknesses" title="Faiblesses" hasGuide={false} help="Ce qui manque, ce qui freine." />
    </>
  );
}
