using System.Text.Json.Nodes;
using CaseTracker.Access;
using CaseTracker.Reference;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CaseTracker.Web.Api;

/// <summary>What the OpenAPI document says beyond the routes: parameters, headers, codes, and which members come from the
/// address.</summary>
internal static class ApiDescription
{
    private static readonly Dictionary<Type, CommandRoutes.CommandRoute> Commands = CommandRoutes.All.ToDictionary(c => c.Command);

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        // All commands are of types named Command; what tells them apart is the verb.
        options.CreateSchemaReferenceId = type =>
            Commands.TryGetValue(type.Type, out var command) ? command.Name : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, context, _) => Describe(operation, context));
        options.AddSchemaTransformer((schema, context, _) => Describe(schema, context.JsonTypeInfo.Type));
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CaseTracker",
            Version = "1",
            Description =
                "Cases of violence against United Nations personnel, as far as the caller may know them. A member that is absent is unknown or "
                + "not for the caller; a case that the caller may not know is not found. Answers carry a strong ETag over their content (If-None-Match). "
                + "Changes take an Idempotency-Key, so that the same change sent twice happens once, and If-Match with the case's version. "
                + "Who asks is known by an access token of the identity provider (Bearer) with the scope casetracker; who holds several designations says by "
                + "Acting-As, with the id of one of them as /api/me lists it, in which capacity. What approves, releases or takes out much needs a sign-in of the "
                + "last 15 minutes (RFC 9470). "
                + "Messages are in the language of Accept-Language (English, French).",
        };
        document.Servers = [];
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        operation.Parameters ??= [];
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var name in metadata.OfType<Parameters>().SelectMany(p => p.Names))
            operation.Parameters.Add(Text(name, ParameterLocation.Query));
        if (metadata.OfType<CommandRoutes.CommandRoute>().FirstOrDefault() is { } route)
        {
            foreach (var name in route.InAddress)
                operation.Parameters.Add(Text(name, ParameterLocation.Path));
            operation.Parameters.Add(Text("Idempotency-Key", ParameterLocation.Header));
            if (route.Command.IsAssignableTo(typeof(IRecordCommand)))
                operation.Parameters.Add(Text("If-Match", ParameterLocation.Header));
        }
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (CommandJson.CodesOf(value) is { } codes)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. codes.Select(code => (JsonNode)code)];
        }
        else if (value == typeof(PartialDate))
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
        }
        else if (Commands.TryGetValue(type, out var command))
        {
            foreach (var name in command.NotInBody)
            {
                schema.Properties?.Remove(name);
                schema.Required?.Remove(name);
            }
        }
        return Task.CompletedTask;
    }

    private static OpenApiParameter Text(string name, ParameterLocation location) =>
        new()
        {
            Name = name,
            In = location,
            Required = location == ParameterLocation.Path,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
