"""The wording of letters about accounts and people."""

from __future__ import annotations

from thakhi.terms.text import Text

MAIL: dict[str, Text] = {
    "mail_enter_subject": Text("Su enlace para entrar en Thakhi", "Your link to sign in to Thakhi"),
    "mail_enter": Text(
        "Alguien, quizá usted, pidió entrar en Thakhi con esta dirección.\n\n"
        "Para entrar, abra este enlace. Sirve una vez y una hora:\n\n{link}\n\n"
        "Si no fue usted, no haga nada: sin el enlace nadie entra.\n",
        "Somebody, perhaps you, asked to sign in to Thakhi with this address.\n\n"
        "To sign in, open this link. It works once and for one hour:\n\n{link}\n\n"
        "If it was not you, do nothing: without the link nobody gets in.\n",
    ),
    "mail_closed_subject": Text("Su cuenta en Thakhi está cerrada", "Your account on Thakhi is closed"),
    "mail_closed": Text(
        "Alguien, quizá usted, pidió entrar en Thakhi con esta dirección, pero su cuenta está cerrada.\n\n"
        "Si quiere abrirla, escriba a quien organiza el ciclo.\n",
        "Somebody, perhaps you, asked to sign in to Thakhi with this address, but its account is closed.\n\n"
        "To have it opened, write to the organisers of the cycle.\n",
    ),
    "mail_change_subject": Text("Confirme su dirección nueva", "Confirm your new address"),
    "mail_change": Text(
        "Usted pidió que su cuenta de Thakhi use esta dirección.\n\n"
        "Abra este enlace en el navegador en que entró. Sirve una vez y un día:\n\n{link}\n\n"
        "Si no fue usted, no haga nada: nada cambia.\n",
        "You asked that your Thakhi account use this address.\n\n"
        "Open this link in the browser in which you signed in. It works once and for one day:\n\n{link}\n\n"
        "If it was not you, do nothing: nothing changes.\n",
    ),
    "mail_address_taken_subject": Text("Esta dirección ya tiene una cuenta", "This address already has an account"),
    "mail_address_taken": Text(
        "Alguien, quizá usted, pidió usar esta dirección para otra cuenta de Thakhi, pero ya tiene una.\n\n"
        "Si fue usted, entre con esta dirección. Si no, no haga nada: nada cambia.\n",
        "Somebody, perhaps you, asked to use this address for another Thakhi account, but it has one already.\n\n"
        "If it was you, sign in with this address. If not, do nothing: nothing changes.\n",
    ),
    "mail_changed_subject": Text("La dirección de su cuenta cambió", "The address of your account was changed"),
    "mail_changed": Text(
        "Su cuenta de Thakhi ya no usa esta dirección: alguien que estaba dentro de ella la cambió.\n\n"
        "Si no fue usted, escriba hoy a quien organiza el ciclo.\n",
        "Your Thakhi account no longer uses this address: somebody signed in to it changed it.\n\n"
        "If it was not you, write to the organisers of the cycle today.\n",
    ),
    "mail_own_data_subject": Text("Sus palabras y sus datos en Thakhi", "Your words and your data on Thakhi"),
    "mail_own_data": Text(
        "Usted habló en un taller. En este enlace, que es solo para usted y sirve treinta días, decide qué se publica"
        " de lo que dijo, ve lo que guardamos de usted y puede borrarlo:\n\n{link}\n\n"
        "No lo comparta: quien lo abre puede decidir por usted.\n",
        "You spoke in a workshop. Behind this link, which is for you alone and good for thirty days, you decide what is"
        " published of what you said, see what we keep of you, and may erase it:\n\n{link}\n\n"
        "Do not pass it on: who opens it may decide for you.\n",
    ),
}
