using AutoMapper;
using Microsoft.AspNetCore.Mvc;

namespace CaseTracker.Web.Api;

/// <summary>
/// The HTTP API: the same requests as the pages, as JSON. Each answer is for its caller alone, validated by a strong ETag over exactly what
/// that caller may see; refusals are problem details.
/// </summary>
public static class ApiRoutes
{
    private static readonly int[] ReadRefusals = [401, 403, 404];
    private static readonly int[] ChangeRefusals = [401, 403, 404, 409, 412, 413, 415, 422];

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => CommandJson.Configure(o.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
        return services.AddSingleton(provider =>
            new MapperConfiguration(
                mapping =>
                {
                    mapping.LicenseKey = provider.GetRequiredService<IConfiguration>()["AUTOMAPPER_LICENSE_KEY"];
                    mapping.AddProfile<ContractMapping>();
                },
                provider.GetRequiredService<ILoggerFactory>()
            ).CreateMapper()
        );
    }

    /// <summary>Everything below <c>/api</c>, and its description, which holds no data and is open to all.</summary>
    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api");
        ((IEndpointConventionBuilder)api).Finally(CheckParameters);
        api.MapCases();
        api.MapProceedings();
        api.MapAssistance();
        api.MapMessages();
        api.MapClocks();
        api.MapSubmissions();
        api.MapDocuments();
        api.MapCommands();
        api.MapTables();
        api.MapEditions();
        api.MapReference();
        api.MapStatusRequests();
        api.MapRegistry();
        api.MapAccess();
        api.MapImports();
        api.MapOutbox();
        api.MapWebhooks();
        endpoints.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Reads with these parameters and no others.</summary>
    internal static RouteHandlerBuilder Reads(this RouteHandlerBuilder route, Parameters parameters) =>
        route.WithMetadata(parameters).Refuses(ReadRefusals).Produces(StatusCodes.Status304NotModified);

    /// <summary>Changes something; takes no parameters but these.</summary>
    internal static RouteHandlerBuilder Changes(this RouteHandlerBuilder route, Parameters? parameters = null) =>
        route.WithMetadata(parameters ?? Parameters.None).Refuses(ChangeRefusals);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, int[] statuses)
    {
        route.Produces<HttpValidationProblemDetails>(StatusCodes.Status400BadRequest, Problem.ContentType);
        foreach (var status in statuses)
            route.Produces<ProblemDetails>(status, Problem.ContentType);
        return route;
    }

    private static void CheckParameters(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<Parameters>().LastOrDefault() is not { } parameters)
            throw new InvalidOperationException($"{endpoint.DisplayName} names no parameters.");
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context =>
        {
            parameters.Check(context.Request);
            return next(context);
        };
    }
}
