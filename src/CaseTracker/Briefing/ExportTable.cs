using CaseTracker.Access;
using MediatR;

namespace CaseTracker.Briefing;

/// <summary>In which form something is taken out.</summary>
public enum ExportFormat
{
    Csv,
    Json,

    /// <summary>The annex of a report.</summary>
    Docx,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>Takes a table out as a file; that it was taken out is logged.</summary>
public static class ExportTable
{
    /// <param name="Address">Of the web service, where figures of a workbook shall lead to what lies behind them.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(ViewTable.Query Table, ExportFormat Format, Uri? Address = null) : IQuery<Result>;

    public sealed record Result(string FileName, string ContentType, byte[] Content);

    internal sealed class Handler(IMediator mediator, RequestContext context, AccessLog log) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var table = await mediator.Send(request.Table, cancellationToken);
            log.Note(context.Caller, Deed.ExportTable, table.Id.ToString(), request.Table.Audience);
            var name = $"{table.Id}-{table.Basis.Audience.Code}-{table.Basis.Period.From:yyyyMMdd}-{table.Basis.Period.To:yyyyMMdd}";
            return request.Format switch
            {
                ExportFormat.Csv => new Result($"{name}.csv", "text/csv; charset=utf-8", TableCsv.Write(table)),
                ExportFormat.Json => new Result($"{name}.json", "application/json; charset=utf-8", TableJson.Write(table)),
                ExportFormat.Docx => new Result($"{name}.docx", TableAnnex.MediaType, Written(TableAnnex.Write)),
                ExportFormat.Xlsx => new Result($"{name}.xlsx", TableWorkbook.MediaType, Written(TableWorkbook.Write)),
            };

            byte[] Written(Action<Publication, Stream> write)
            {
                using var file = new MemoryStream();
                write(new Publication(table.Title, [table]) { Address = request.Address }, file);
                return file.ToArray();
            }
        }
    }
}
