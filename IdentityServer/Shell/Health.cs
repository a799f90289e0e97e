using IdentityServer.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityServer.Shell;

/// <summary>Says whether the server can do its work: 200 when the database answers, an error otherwise. Tells nothing else.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/health",
                async (IdentityStore store, CancellationToken cancellation) =>
                {
                    await store.Users.AsNoTracking().Select(a => a.Id).OrderBy(id => id).FirstOrDefaultAsync(cancellation);
                    return "ok";
                }
            )
            .AllowAnonymous();
}
