namespace IdentityServer.Mail;

/// <summary>What a message says; the texts are named after it.</summary>
internal enum MessageKind
{
    Invitation,

    /// <summary>To whoever typed an address: a link for a new passphrase, an invitation again where there is no passphrase yet, nothing
    /// where there is no account.</summary>
    Reset,

    /// <summary>To a new e-mail address, which must be confirmed.</summary>
    ConfirmAddress,

    AddressAsked,
    AddressChanged,
    PassphraseChanged,
    AuthenticatorChanged,
    AuthenticatorRemoved,
    PasskeyAdded,
    PasskeyRemoved,
    RecoveryCodesChanged,
    SignedOutEverywhere,

    /// <summary>Too many wrong passphrases or codes: no more are looked at for a while.</summary>
    LockedOut,

    RecoveryCodeUsed,
}
