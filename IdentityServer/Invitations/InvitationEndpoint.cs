using System.Text.Json;
using IdentityServer.Clients;
using IdentityServer.Protocol;
using IdentityServer.Shell;
using Microsoft.AspNetCore.Mvc;

namespace IdentityServer.Invitations;

/// <summary>
/// <c>POST /invitations</c>, the <c>invitation_endpoint</c> of the discovery document: a client with the scope <c>invitations</c> names
/// whom to invite and gets 202, whether the invitation is new or the subject is known already.
/// </summary>
internal static class InvitationEndpoint
{
    public static void MapInvitations(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Paths.Invitations, Answer).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(AddressLimits.OfPrograms);

    private static async Task Answer(
        HttpContext context,
        [FromServices] IAccessTokens tokens,
        [FromServices] ClientRegister clients,
        Invite invite
    )
    {
        if (await tokens.Require(context, "invitations") is null)
            return;
        var invitation = await Read(context);
        var (status, error) = invitation switch
        {
            null => (StatusCodes.Status400BadRequest, "invalid_request"),
            { Fault: { } fault } => (StatusCodes.Status400BadRequest, $"invalid_{fault}"),
            _ when clients.Find(invitation.Subject!) is not null => (StatusCodes.Status400BadRequest, "invalid_subject"),
            _ when await invite.Send(invitation, context.RequestAborted) == InviteOutcome.AddressTaken => (
                StatusCodes.Status409Conflict,
                "email_taken"
            ),
            _ => (StatusCodes.Status202Accepted, null),
        };
        context.Response.StatusCode = status;
        if (error is not null)
            await context.Response.WriteAsJsonAsync(new { error }, context.RequestAborted);
    }

    private static async Task<Invitation?> Read(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            return null;
        try
        {
            return await context.Request.ReadFromJsonAsync<Invitation>(context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
