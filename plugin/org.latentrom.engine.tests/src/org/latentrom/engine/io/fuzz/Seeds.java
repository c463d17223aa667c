package org.latentrom.engine.io.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The good files of each format. A format that gets a reader gets a line here. */
final class Seeds {
    private Seeds() {
    }

    /** @return seeds by the name of the format, several of different kinds each */
    static Map<String, List<Seed>> byFormat() {
        Map<String, List<Seed>> all = new LinkedHashMap<>();
        all.put("PVD", List.of(Seed.of("heat/pvd_zlib/u.pvd", "u000000.vtu", "u000020.vtu"),
            Seed.of("series/two_parts.pvd", "parts/u_p0_0.vtu", "parts/u_p1_0.vtu", "parts/u_p0_1.vtu",
                "parts/u_p1_1.vtu", "parts/u_p0_2.vtu", "parts/u_p1_2.vtu", "parts/u_p0_3.vtu", "parts/u_p1_3.vtu",
                "parts/u_p0_4.vtu", "parts/u_p1_4.vtu")));
        all.put("VTU", List.of(Seed.of("heat/pvd_zlib/u000000.vtu"), Seed.of("heat/pvd_base64/u000000.vtu"),
            Seed.of("heat/pvd_ascii/u000000.vtu"), Seed.of("conformance/tri__appraw_none_h64_le.vtu"),
            Seed.of("conformance/tri__appraw_zlib_multiblock.vtu"), Seed.of("conformance/tri__appb64_zlib_h32_le.vtu"),
            Seed.of("conformance/mixed_tri_quad__ascii.vtu"), Seed.of("freefem/heat_000.vtu"),
            Seed.of("vtkxml/tri__appraw_lz4_h64_be.vtu"), Seed.of("vtkxml/tri__appraw_lzma_multiblock.vtu"),
            Seed.of("vtkxml/lagrange_tri2__default_appb64_zlib_h32.vtu"),
            Seed.of("conformance/quad_ghost_hidden__appraw_zlib_h64.vtu"), Seed.of("conformance/polygon__ascii.vtu"),
            Seed.of("series/gz/u_0.vtu.gz")));
        all.put("VTI", List.of(Seed.of("vtkxml/image__appraw_lz4_h32.vti"),
            Seed.of("vtkxml/image_rotated_direction__appraw_zlib_h64.vti"),
            Seed.of("vtkxml/image_yz_plane__default_appb64_zlib_h32.vti")));
        all.put("VTR", List.of(Seed.of("vtkxml/rectilinear__inline_zlib_h64_be.vtr")));
        all.put("VTS", List.of(Seed.of("vtkxml/structured__appraw_zlib_h64.vts"),
            Seed.of("vtkxml/structured_blanked__default_appb64_zlib_h32.vts")));
        all.put("VTP", List.of(Seed.of("vtkxml/pd_cloud_polyvertex__appraw_zlib_h64.vtp"),
            Seed.of("vtkxml/pd_polygons__appraw_zlib_h64.vtp"), Seed.of("vtkxml/pd_strips__appraw_zlib_h64.vtp")));
        Seed pvtu = Seed.of("dolfinx/vtk_u000000.pvtu", "vtk_u_p0_000000.vtu");
        all.put("PVTU", List.of(pvtu, pvtu.through("vtk_u_p0_000000.vtu")));
        Seed pvtr = Seed.of("vtkxml/rectilinear.pvtr", "rectilinear/rectilinear_0.vtr", "rectilinear/rectilinear_1.vtr",
            "rectilinear/rectilinear_2.vtr", "rectilinear/rectilinear_3.vtr");
        all.put("PVTR", List.of(pvtr, pvtr.through("rectilinear/rectilinear_0.vtr")));
        Seed foam = Seed.of("vtkxml/foam/cav_5.vtm", "cav_5/internal.vtu", "cav_5/boundary/movingWall.vtp",
            "cav_5/boundary/fixedWalls.vtp");
        all.put("VTM", List.of(foam, foam.through("cav_5/internal.vtu"),
            foam.through("cav_5/boundary/movingWall.vtp")));
        all.put("SERIES", List.of(Seed.of("series/u.vtu.series", "data/u_0.vtu", "data/u_1.vtu", "data/u_2.vtu",
            "data/u_3.vtu", "data/u_4.vtu")));
        Seed heat = Seed.of("heat/xdmf_write_sharedmesh/u.xdmf", "u.h5");
        Seed two = Seed.of("two_fields/two_fields_unshared.xdmf", "two_fields_unshared.h5");
        all.put("XDMF", List.of(heat, two, Seed.of("broken/xml/doctype_xdmf_ok.xdmf"),
            Seed.of("dolfinx/xdmf_multi_time.xdmf", "xdmf_multi_time.h5"),
            Seed.of("meshio/tri2_Binary.xdmf", "tri2_Binary0.bin", "tri2_Binary1.bin", "tri2_Binary2.bin",
                "tri2_Binary3.bin", "tri2_Binary4.bin", "tri2_Binary5.bin", "tri2_Binary6.bin")));
        Seed slabs = Seed.of("xdmf/corect2d_hyperslab_series_timehyperslab.xdmf", "grid.h5");
        Seed bytes = Seed.of("xdmf/binary_be_f4_seek.xdmf", "T_be_seek.bin");
        all.put("XDMF's grids and items", List.of(slabs, bytes, Seed.of("xdmf/function_join.xdmf", "grid.h5"),
            Seed.of("xdmf/reference_dataitem.xdmf", "grid.h5"), Seed.of("xdmf/smesh2d_X_Y.xdmf", "grid.h5"),
            Seed.of("meshio/quad_HDF_gzip.xdmf", "quad_HDF_gzip.h5"), Seed.of("meshio/series/series.xdmf", "series.h5"),
            bytes.through("T_be_seek.bin")));
        Seed p2 = Seed.of("checkpoint/p2/u.xdmf", "u.h5");
        all.put("XDMF's finite element functions", List.of(p2, p2.through("u.h5"),
            Seed.of("checkpoint/p2_ascii/u.xdmf"), Seed.of("checkpoint/spaces/quads.xdmf", "quads.h5"),
            Seed.of("checkpoint/spaces/tensor_p1.xdmf", "tensor_p1.h5"),
            Seed.of("checkpoint/spaces/vec_dg0.xdmf", "vec_dg0.h5")));
        all.put("XDMF's HDF5", List.of(heat.through("u.h5"), Seed.of("broken/xdmf/time_missing.xdmf", "d.h5")
            .through("d.h5"), slabs.through("grid.h5"), Seed.of("xdmf/h5_latest_lzf.xdmf", "h5_latest_lzf.h5")
            .through("h5_latest_lzf.h5"), Seed.of("xdmf/h5_latest_gzip_shuffle_fletcher.xdmf",
                "h5_latest_gzip_shuffle_fletcher.h5").through("h5_latest_gzip_shuffle_fletcher.h5")));
        all.put("VTK", List.of(Seed.of("legacy/attributes/all_ascii_v42.vtk"),
            Seed.of("legacy/attributes/all_binary_v51.vtk"),
            Seed.of("legacy/vtk/mixed_tri_quad__binary_v42.vtk"), Seed.of("legacy/vtk/pd_strips__ascii_v42.vtk"),
            Seed.of("legacy/vtk/structured_blanked__binary_v42.vtk"), Seed.of("legacy/vtk/rectilinear__ascii_v42.vtk"),
            Seed.of("legacy/freefem/variants/p0_020.vtk"), Seed.of("legacy/openfoam_ascii/cav_5.vtk")));
        all.put("MSH", List.of(Seed.of("gmsh/meshio_22_ascii.msh"), Seed.of("gmsh/meshio_22_binary.msh"),
            Seed.of("gmsh/meshio_41_binary.msh"), Seed.of("gmsh/square_quad2.msh41.msh"), Seed.of("gmsh/steps.msh")));
        Seed dolfin = Seed.of("dolfin/poly_P1/u_000.xml", "mesh.xml.gz");
        all.put("DOLFIN_XML", List.of(dolfin, dolfin.through("mesh.xml.gz"),
            Seed.of("dolfin/poly_P2/u_010.xml.gz", "mesh.xml.gz")));
        all.put("CSV", List.of(Seed.of("csv/snapshots.csv"), Seed.of("csv/times.csv")));
        all.put("MAT", List.of(Seed.of("matlab/v5.mat"), Seed.of("matlab/v5_packed.mat"),
            Seed.of("matlab/v73.mat")));
        Seed p1 = Seed.of("dolfin/poly_P1/u_000.xml", "mesh.xml.gz");
        Seed packed = Seed.of("dolfin/poly_P2/u_000.xml.gz", "mesh.xml.gz");
        all.put("DOLFIN_XML", List.of(p1, packed, packed.through("mesh.xml.gz")));
        all.put("DOLFIN", List.of(Seed.of("checkpoint/hdf5file_p1.h5"), Seed.of("checkpoint/hdf5file_p2.h5")));
        all.put("HDF5", List.of(Seed.of("hdf5/pdebench_1d.h5"), Seed.of("hdf5/points.h5"), Seed.of("hdf5/types.h5"),
            Seed.of("hdf5/ocean.nc"), Seed.of("hdf5/reaction.h5")));
        all.put("MAT", List.of(Seed.of("matlab/v5.mat"), Seed.of("matlab/v5_packed.mat"), Seed.of("matlab/v73.mat")));
        all.put("VTKHDF", List.of(Seed.of("vtkhdf/adaptive.vtkhdf"), Seed.of("vtkhdf/image_steps.vtkhdf"),
            Seed.of("vtkhdf/poly.vtkhdf"), Seed.of("vtkhdf/blocks.vtkhdf")));
        Seed images = Seed.of("idx/small-images-idx3-ubyte", "small-labels-idx1-ubyte");
        all.put("IDX", List.of(images, images.through("small-labels-idx1-ubyte"),
            Seed.of("idx/packed-images-idx3-ubyte.gz")));
        all.put("NPY", List.of(Seed.of("numpy/snapshots_3d.npy")));
        all.put("NPZ", List.of(Seed.of("numpy/snapshots.npz"), Seed.of("numpy/snapshots_compressed.npz")));
        return all;
    }
}
