/** Labels that a text may name; each asks for « ou équivalent » and the characteristics wanted (L43). Folded patterns. */
export const LABELS =
  /\b(?:ecolabel(?: europeen| nordique)?|nf environnement|ange bleu|blue angel|nordic swan|cygne nordique|fsc|pefc|max havelaar|fairtrade|fair for life|oeko tex|gots|tco certified|epeat|energy star|ecocert|label rouge|label ab|rainforest alliance|utz|natureplus|cradle to cradle|longtime|afaq 26000|ecovadis|bio equitable en france|iso 14001|emas|qualicert|hqe|effinature)\b/;
