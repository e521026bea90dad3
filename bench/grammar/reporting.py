"""The lemmas of reporting verbs that the measurement looks at."""

from __future__ import annotations

from typing import Final

REPORTING: Final = {
    "en": "say tell add claim argue announce warn insist deny confirm note explain report state acknowledge admit "
    "stress suggest write declare reply answer believe",
    "fr": "dire déclarer affirmer expliquer ajouter annoncer assurer estimer indiquer préciser souligner rappeler "
    "juger confirmer démentir reconnaître écrire répondre raconter",
    "de": "sagen erklären mitteilen betonen behaupten ankündigen berichten bestätigen hinzufügen meinen melden "
    "schreiben fordern warnen",
    "es": "decir afirmar asegurar señalar explicar añadir anunciar declarar indicar manifestar sostener destacar "
    "advertir reconocer confirmar negar informar comentar",
    "pt": "dizer afirmar declarar explicar contar informar anunciar garantir destacar ressaltar acrescentar avaliar "
    "confirmar negar lembrar",
    "it": "dire affermare dichiarare spiegare aggiungere annunciare sottolineare sostenere precisare raccontare "
    "confermare negare rispondere",
}
