using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Reference;
using CaseTracker.Web.Api.Contracts;
using MediatR;

namespace CaseTracker.Web.Api;

/// <summary>The briefing's tables, made from the caller's rows; each figure says by which parameters its cases are listed.</summary>
internal static class TableRoutes
{
    private const string PeriodName = "period";
    private const string PageName = "page";
    private const string EditionName = "edition";

    private static readonly Parameters TableParameters = new(
        PeriodName,
        "scope",
        "mission",
        "missions",
        "missionsOn",
        "host",
        "nationality",
        "act",
        "personnel",
        AsOf.Parameter,
        "audience",
        PageName,
        Formats.Parameter
    );

    public static void MapTables(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tables", List)
            .WithName("ListTables")
            .WithSummary("The tables of the briefing.")
            .Produces<IReadOnlyList<NamedTable>>()
            .Reads(Parameters.None);
        api.MapGet("/tables/{id}", View)
            .WithName("ViewTable")
            .WithSummary(
                "One table for a period, as JSON, CSV, document (DOCX) or workbook (XLSX); of tables that list single things, also one page of 500 rows."
            )
            .Produces<object>()
            .Produces<string>(contentType: Formats.Csv, additionalContentTypes: [TableAnnex.MediaType, TableWorkbook.MediaType])
            .Reads(TableParameters);
        api.MapGet("/tables/{id}/definition", Define)
            .WithName("ViewTableDefinition")
            .WithSummary("What a table counts: unit, rule, reference date, source, version, and each column.")
            .Produces<DefinitionOfTable>()
            .Reads(Parameters.None);
        api.MapGet("/updates/{mission}", Update)
            .WithName("ExportUpdate")
            .WithSummary(
                "A draft of the updates on a mission that resolution 2589 (2021), paragraph 4, asks for, as a document, with the numbers of a period or of an approved edition; for the United Nations."
            )
            .Produces<string>(contentType: TableAnnex.MediaType)
            .Reads(new(PeriodName, AsOf.Parameter, EditionName));
        api.MapGet("/your-cases", YourCases)
            .WithName("ExportYourCases")
            .WithSummary(
                "The cases of a State as its liaison sees them now, with the time limits that run for it, as a document or a workbook."
            )
            .Produces<string>(contentType: TableAnnex.MediaType, additionalContentTypes: [TableWorkbook.MediaType])
            .Reads(new(Formats.Parameter, "audience"));
    }

    private static async Task Update(string mission, HttpContext context, IMediator mediator)
    {
        var (request, asOf) = (context.Request, AsOf.Of(context.Request));
        var edition = Parameters.Number(request, EditionName);
        // An edition has its period.
        var period = edition is not null && Parameters.Text(request, PeriodName) is null ? null : PeriodOf(request);
        var draft = new DraftUpdate.Query(mission, period, asOf.Position, asOf.Time, edition);
        Attach(context, await mediator.Send(new ExportUpdate.Query(draft), context.RequestAborted));
    }

    private static async Task YourCases(HttpContext context, IMediator mediator)
    {
        var format = Parameters.Code<ExportFormat>(context.Request, Formats.Parameter) ?? ExportFormat.Docx;
        var query = new ExportYourCases.Query(format, Parameters.Audience(context.Request), AddressOf(context.Request));
        Attach(context, await mediator.Send(query, context.RequestAborted));
    }

    private static void Attach(HttpContext context, ExportTable.Result file)
    {
        Formats.Attach(context.Response, file.FileName, file.ContentType);
        Answers.Read(context, file.Content, file.ContentType);
    }

    private static Uri AddressOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}");

    private static Period PeriodOf(HttpRequest request) =>
        Period.TryParse(Parameters.Text(request, PeriodName), out var period)
            ? period
            : throw Parameters.Invalid(PeriodName, ApiText.PeriodNotValid);

    private static void List(HttpContext context, Access.RequestContext request)
    {
        if (!request.Caller.Has(Access.Right.ReadCases))
            throw new Access.ForbiddenException();
        var tables = Enum.GetValues<TableId>().Select(id => new NamedTable(id.ToString(), TableTexts.Title(id))).ToList();
        Answers.Read(context, tables, ContractJson.Default.IReadOnlyListNamedTable);
    }

    private static async Task View(string id, HttpContext context, IMediator mediator)
    {
        var (request, table) = (context.Request, QueryOf(id, context.Request));
        if (Formats.OfTable(request) is not { } format)
        {
            Answers.Read(context, TableJson.Write(await mediator.Send(table, context.RequestAborted)));
            return;
        }
        // Named in the address, a format means a file to keep: it is an export, and noted as one.
        Attach(context, await mediator.Send(new ExportTable.Query(table, format, AddressOf(request)), context.RequestAborted));
    }

    private static async Task Define(string id, HttpContext context, IMediator mediator)
    {
        var definition = await mediator.Send(new ViewDefinition.Query(Known(id)), context.RequestAborted);
        Answers.Read(
            context,
            new DefinitionOfTable(
                definition.Id.ToString(),
                definition.Version,
                definition.Title,
                definition.Unit,
                definition.Rule,
                definition.ReferenceDate,
                definition.Source,
                [
                    .. definition.Columns.Select(c => new DefinitionOfColumn(
                        c.Column.Id,
                        c.Column.Heading,
                        Codes.Of(c.Column.Unit),
                        c.Meaning
                    )),
                ]
            ),
            ContractJson.Default.DefinitionOfTable
        );
    }

    private static TableId Known(string id) =>
        Enum.TryParse<TableId>(id, out var table) && table.ToString() == id ? table : throw new Access.NotFoundException();

    private static ViewTable.Query QueryOf(string id, HttpRequest request)
    {
        var (table, asOf) = (Known(id), AsOf.Of(request));
        return new ViewTable.Query(
            table,
            PeriodOf(request),
            Parameters.Filter(request),
            asOf.Position,
            asOf.Time,
            Parameters.Audience(request),
            Parameters.Number(request, PageName)
        );
    }
}
