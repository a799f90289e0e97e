using CaseTracker.Data;

namespace CaseTracker.Web.Shell;

/// <summary>Says whether the service can do its work: 200 when the database answers, an error otherwise. Tells nothing else.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/health",
                async (Database database, CancellationToken cancellation) =>
                {
                    await database.Read(
                        session => session.QuerySingle<int>("-- Health\nSELECT Id FROM ReadTables WHERE Id = 1"),
                        cancellation
                    );
                    return "ok";
                }
            )
            .AllowAnonymous();
}
