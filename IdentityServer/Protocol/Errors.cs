namespace IdentityServer.Protocol;

/// <summary>The error codes of RFC 6749 (sections 4.1.2.1 and 5.2), RFC 9101 and OpenID Connect Core 1.0 (section 3.1.2.6) that are in use
/// here.</summary>
internal static class Errors
{
    public const string InvalidRequest = "invalid_request";
    public const string InvalidClient = "invalid_client";
    public const string InvalidGrant = "invalid_grant";
    public const string InvalidScope = "invalid_scope";
    public const string UnauthorizedClient = "unauthorized_client";
    public const string UnsupportedGrantType = "unsupported_grant_type";
    public const string UnsupportedResponseType = "unsupported_response_type";
    public const string LoginRequired = "login_required";
    public const string RequestNotSupported = "request_not_supported";
    public const string RequestUriNotSupported = "request_uri_not_supported";
    public const string InvalidRequestUri = "invalid_request_uri";
    public const string RegistrationNotSupported = "registration_not_supported";
    public const string TemporarilyUnavailable = "temporarily_unavailable";
}

/// <summary>A request that is answered with one of the standard's error codes; the description is for the client's developer and holds
/// nothing that was sent.</summary>
internal sealed class RefusedException(string error, string description, int status = StatusCodes.Status400BadRequest)
    : Exception(description)
{
    public string Error { get; } = error;

    public int Status { get; } = status;
}
