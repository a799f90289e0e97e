namespace IdentityServer.Protocol;

/// <summary>An authorization request (RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core 1.0, section 3.1.2.1) that was found in
/// order.</summary>
internal sealed record AuthorizeRequest
{
    public required string ClientId { get; init; }
    public required string RedirectUri { get; init; }
    public string? State { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Always by S256.</summary>
    public required string CodeChallenge { get; init; }
    public string? Nonce { get; init; }

    /// <summary><c>none</c>, <c>login</c> or nothing.</summary>
    public string? Prompt { get; init; }
    public long? MaxAge { get; init; }
    public string? LoginHint { get; init; }
    public string? UiLocales { get; init; }
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>The subject of <c>id_token_hint</c>.</summary>
    public string? HintedSubject { get; init; }

    /// <summary>When the browser came with it, in seconds since 1970: who signed in since then did so for this request.</summary>
    public long AskedAt { get; init; }
}
